import { isBypassSource } from "./bypass-hosts.ts";
import { type Policy, sourcesOf } from "./policy.ts";

export type Weakness =
  | "script-src-missing"
  | "unsafe-inline"
  | "unsafe-eval"
  | "wildcard-source"
  | "http-source"
  | "bypass-host"
  | "object-src-missing"
  | "base-uri-missing";

/** What one policy leaves open: the weakness, and the text of the policy that shows it. */
export type Weaknesses = ReadonlyMap<Weakness, string>;

/**
 * What all policies together leave open. A browser enforces every policy, so a weakness counts only when each of them
 * has it (CSP Level 3 §8.1); what it shows is the first one's text.
 */
export function evaluatePolicies(policies: readonly Policy[]): Weaknesses {
  const [first, ...others] = policies.map(evaluatePolicy);
  if (first === undefined) return new Map();
  return new Map([...first].filter(([weakness]) => others.every((other) => opens(other, weakness))));
}

/** A policy that does not govern scripts at all leaves every script weakness open. */
function opens(found: Weaknesses, weakness: Weakness): boolean {
  return found.has(weakness) || (found.has("script-src-missing") && scriptWeaknesses.has(weakness));
}

const scriptWeaknesses: ReadonlySet<Weakness> = new Set([
  "unsafe-inline",
  "unsafe-eval",
  "wildcard-source",
  "http-source",
  "bypass-host",
]);

/** What one policy leaves open. */
function evaluatePolicy(policy: Policy): Weaknesses {
  const found = new Map<Weakness, string>();
  const scripts = sourcesOf(policy, "script-src-elem");
  if (scripts === undefined) found.set("script-src-missing", "no script-src and no default-src");
  else findScriptWeaknesses(scripts, found);
  const evaluated = sourcesOf(policy, "script-src") ?? [];
  if (evaluated.includes("'unsafe-eval'")) found.set("unsafe-eval", "'unsafe-eval'");
  const objects = sourcesOf(policy, "object-src");
  const openObject = objects?.find(isAnywhere);
  if (objects === undefined || openObject !== undefined)
    found.set("object-src-missing", openObject ?? "no object-src and no default-src");
  if (!policy.directives.has("base-uri")) found.set("base-uri-missing", "no base-uri");
  return found;
}

function findScriptWeaknesses(sources: readonly string[], found: Map<Weakness, string>): void {
  const hasNonceOrHash = sources.some((source) => /^'(?:nonce|sha256|sha384|sha512)-/i.test(source));
  const strictDynamic = sources.includes("'strict-dynamic'");
  // Nonces, hashes and 'strict-dynamic' switch 'unsafe-inline' off (CSP Level 3 §6.7.3.2).
  if (sources.includes("'unsafe-inline'") && !hasNonceOrHash && !strictDynamic)
    found.set("unsafe-inline", "'unsafe-inline'");
  // 'strict-dynamic' makes browsers ignore every host and scheme source (CSP Level 3 §8.2).
  if (strictDynamic) return;
  const anywhere = sources.find(isAnywhere);
  if (anywhere !== undefined) found.set("wildcard-source", anywhere);
  const insecure = sources.find(
    (source) => /^http:\/\/[^*]/i.test(source) && !/^http:\/\/(?:localhost|127\.0\.0\.1)(?:[:/]|$)/i.test(source),
  );
  if (insecure !== undefined) found.set("http-source", insecure);
  const bypass = sources.find(isBypassSource);
  if (bypass !== undefined) found.set("bypass-host", bypass);
}

/** True for a source that stands for any host, or for a scheme whose content the attacker writes. */
function isAnywhere(source: string): boolean {
  return (
    /^(?:\*|(?:https?|data|blob|wss?|filesystem):(?:\/\/\*?)?(?::\*)?)$/i.test(source) ||
    /^(?:https?:\/\/)?\*(?:\.[a-z]{2,6})?(?::\*)?\/?$/i.test(source)
  );
}
