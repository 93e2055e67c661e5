/** One content security policy (CSP Level 3 §2.2): directive names in lower case to their sources, first of equals. */
export interface Policy {
  readonly directives: ReadonlyMap<string, readonly string[]>;
}

const maxDirectives = 100;
const maxSources = 500;
const maxPolicies = 20;

/**
 * Reads a header's values: each line, and each part between commas, is a policy of its own and all of them hold at once.
 * Policies without a directive are left out; at most 20 are read.
 */
export function readPolicies(values: readonly string[]): readonly Policy[] {
  return values
    .flatMap((value) => value.split(","))
    .slice(0, maxPolicies)
    .map(readPolicy)
    .filter((policy) => policy.directives.size > 0);
}

function readPolicy(text: string): Policy {
  const directives = new Map<string, readonly string[]>();
  for (const part of text.split(";").slice(0, maxDirectives)) {
    const [name, ...sources] = part.trim().split(/[\t\n\f\r ]+/);
    if (name === undefined || name === "") continue;
    const key = name.toLowerCase();
    if (!directives.has(key)) directives.set(key, sources.slice(0, maxSources).map(lowerKeyword));
  }
  return { directives };
}

/** Nonces, hashes and paths keep their case; keywords, schemes and hosts have none. */
function lowerKeyword(source: string): string {
  return /^'(?:nonce|sha256|sha384|sha512)-/i.test(source) || source.includes("/") ? source : source.toLowerCase();
}

const fallbacks: Readonly<Record<string, readonly string[]>> = {
  "script-src-elem": ["script-src-elem", "script-src", "default-src"],
  "script-src": ["script-src", "default-src"],
  "object-src": ["object-src", "default-src"],
};

/** The sources that govern a directive after its fallbacks (CSP Level 3 §6.8.3); `undefined` when nothing does. */
export function sourcesOf(policy: Policy, directive: string): readonly string[] | undefined {
  for (const name of fallbacks[directive] ?? [directive]) {
    const sources = policy.directives.get(name);
    if (sources !== undefined) return sources;
  }
  return undefined;
}
