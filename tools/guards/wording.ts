import { lineAt } from "../sources/index.ts";
import type { Guard } from "./contract.ts";

/** The vendors whose keys are looked for are named there. */
const vendors = /^packages\/engines\/src\/secrets\//;

/** Written so that this file does not match itself. */
const refused: readonly { pattern: RegExp; what: string; except?: RegExp }[] = [
  { pattern: /(?<![\w.])\/(wor[k]|hom[e]|Use[r]s|roo[t])\/[\w.-]+/g, what: "a path of one machine" },
  {
    pattern: /https?:\/\/(registr[y]|artifactor[y]|nexu[s]|npm-prox[y])\.[\w.-]+/g,
    what: "a registry's host",
    except: vendors,
  },
  {
    pattern: /\b(clau[d]e|anthropi[c]|sub-?agen[t]|chatgp[t]|LL[M] session)\b/gi,
    what: "a word of the workplace",
    except: vendors,
  },
  { pattern: /\b(AKI[A]|ASI[A])[A-Z0-9]{16}\b/g, what: "a key-shaped literal" },
  { pattern: /\bgh[pousr]_[A-Za-z0-9]{36}\b|\bglpa[t]-[\w-]{20}\b/g, what: "a key-shaped literal" },
  {
    pattern: /\b[srp]k_(liv[e]|tes[t])_(?!(.)\2{7})[A-Za-z0-9]{16,}|\bxox[abp]-\d{6,}-[\w-]+/g,
    what: "a key-shaped literal",
  },
  { pattern: /-----BEGI[N] [A-Z ]*PRIVATE KEY-----\s*\n[A-Za-z0-9+/=\s]{64,}/g, what: "a private key" },
];

/** Nothing in the repository names the machine, the registry or the workplace it was made with, or looks like a key. */
export const wording: Guard = {
  id: "wording",
  examines: (path) => !/\.(png|ico|woff2?)$/.test(path),
  check(files) {
    const violations = files.flatMap((source) =>
      refused.flatMap(({ pattern, what, except }) =>
        except?.test(source.path)
          ? []
          : Array.from(
              source.text.matchAll(pattern),
              (match) => `${source.path}:${lineAt(source, match.index)}: ${what}: ${match[0].slice(0, 12)}…`,
            ),
      ),
    );
    return { violations, facts: `${files.length} files` };
  },
};
