import type { Patch } from "../../patching/index.ts";

const weak = /^(["'])(md[245]|sha-?1?|ripemd-?160)\1$/i;
const weakInTheName = /^hashlib\.(md[45]|sha1)$/;

/** SHA-256 in its place, unless it hashes a password: that needs another kind of function. */
export const patch: Patch = (site) => {
  if (/pass|pwd/i.test(site.source(site.at))) return undefined;
  const name = site.argument(0)?.value ?? site.argument("name")?.value;
  const algorithm = name === undefined || !weak.test(site.source(name)) ? undefined : name;
  const quote = algorithm === undefined ? "" : site.source(algorithm).charAt(0);
  switch (site.language) {
    case "python": {
      const isSettled = site.argument("usedforsecurity") !== undefined;
      if (isSettled) return undefined;
      return site.replaced(site.call?.callee, weakInTheName, "hashlib.sha256") ?? named(`${quote}sha256${quote}`);
    }
    case "javascript":
      return named(`${quote}sha256${quote}`);
    case "php":
      return named(`${quote}sha256${quote}`) ?? phpFunction();
    case "java":
      return named(`${quote}SHA-256${quote}`);
    default:
      return undefined;
  }
  function named(text: string) {
    return site.replaced(algorithm, weak, text);
  }
  /** `md5($x)` → `hash('sha256', $x)` */
  function phpFunction() {
    const { call } = site;
    const [given] = call?.args ?? [];
    if (call === undefined || given === undefined || call.args.length !== 1) return undefined;
    const start = { start: call.callee.start, end: given.value.start };
    return site.replaced(start, /^\\?(md5|sha1)\s*\($/i, "hash('sha256', ");
  }
};
