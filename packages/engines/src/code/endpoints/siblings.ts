import type { Endpoint } from "./contract.ts";
import { ownCheck } from "./guards.ts";
import { isFirstSetUp, isGivenToken } from "./strangers.ts";

export const leastSiblings = 3;
export const leastShare = 0.7;

/** Who is not known yet has to be able to ask for these. */
const publicByNature =
  /^\/$|(^|\/)((e-?mail|account|address)[_-](?=confirm|verif))?((pre-?)?log-?in|authenticate|assertion-?options|sign-?in|sign-?up|re-?send-(link|confirm|verif|activation)|(new|lost|recover)-password|register|registration|log-?out|forgot|reset|password|health|healthz|heartbeat|ready|ping|status|version|metrics|favicon|robots|static|assets|public|([a-z]+[-_])?webhooks?|csp-?reports?$|auth\/\{\w+\}$|ipn$|callback|oauth|token|refresh|verif(y|ication)|confirm|csrf|docs|openapi|swagger)/i;

/** A link that somebody shared: whoever has it may read what is behind it. */
const shared = /(^|\/)((pub(lic)?-?)?shares?|shared|share-?links?|public-?links?)\/\{[^/}]+\}(\/|$)/i;
/** What other servers send, signed by them: https://www.w3.org/TR/activitypub/#inbox */
const fromServers = /(^|\/)(shared-?)?inbox$/i;
/** Letters to strangers are asked for, and stopped, by strangers. */
const letters = /(^|\/)((e-?mail|newsletter|mailing(-?list)?)s?\/subscribe|unsubscribe)$/i;

/** What browsers and other programs fetch by themselves, and the ways in through another party. */
const publicFile = /\.(xml|txt|vcf|ico|webmanifest)$|(^|\/)manifest\.json$|(^|\/)(saml2?|oidc|sso|mfa)\//i;

/** Where a stranger becomes somebody: `POST /users`. */
const registration = /(^|\/)(users|accounts|members|customers)$/i;

/** Where somebody says who they are: it looks for the account that was named. */
const signIn = /(^|\/)(log-?in|sign-?in|authenticate|sessions?)(\/|$)/i;

/** Whether an endpoint is where people sign in. */
export function isSignIn({ path, method }: Endpoint): boolean {
  return method !== "GET" && signIn.test(path);
}

/** A step that tells people from programs is there for strangers. */
const forStrangers = /captcha|turnstile/i;
/** Whoever has it may: it was given out to somebody and cannot be guessed. */
const capability =
  /\{(continue|resume|reset|invit(e|ation)|share|access|activation|unsubscribe|verification|confirm(ation)?|magic|one_?time)_?(code|token|secret|key|hash)\}/i;

/** Whether anybody has to be able to ask for an endpoint, by what its method and path say and by what runs before it. */
export function isPublicByNature({ path, method, steps, handler }: Endpoint): boolean {
  if (steps.some(({ name }) => forStrangers.test(name)) || capability.test(path)) return true;
  if (handler !== undefined && (isGivenToken(handler) || isFirstSetUp(handler))) return true;
  if ((method === "GET" || method === "POST") && shared.test(path)) return true;
  if (letters.test(path) || (method === "POST" && fromServers.test(path))) return true;
  return publicByNature.test(path) || publicFile.test(path) || (method === "POST" && registration.test(path));
}

const wayIn = /(^|\/)(log|sign)[-_]?in$/i;

/** Guards that stand before the way in as well: strangers pass them. */
export function guardsOfWayIn(endpoints: readonly Endpoint[]): ReadonlySet<string> {
  return new Set(
    endpoints
      .filter(({ path }) => wayIn.test(path))
      .flatMap(({ guards }) => guards.map(({ name }) => name))
      .filter((name) => name !== ownCheck),
  );
}

/**
 * Endpoints of sections that are meant for strangers: at least three that one router or group brings, none of them
 * guarded, and one of them what strangers have to be able to ask for.
 */
export function openSections(endpoints: readonly Endpoint[]): ReadonlySet<Endpoint> {
  const sections = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    for (const { module, start } of endpoint.around) {
      const key = `${module.path}:${start}`;
      sections.set(key, [...(sections.get(key) ?? []), endpoint]);
    }
  }
  const open = [...sections.values()].filter(
    (members) =>
      members.length >= leastSiblings &&
      members.every(({ guards }) => guards.length === 0) &&
      members.some(isPublicByNature),
  );
  return new Set(open.flat());
}

/** Endpoints below a path where at least three lines answer and none is guarded: no exception among its siblings. */
export function bareSections(endpoints: readonly Endpoint[]): ReadonlySet<Endpoint> {
  const sections = [...siblingGroups(endpoints)].filter(
    ([group, members]) =>
      group.startsWith("under ") &&
      new Set(members.map(({ at }) => `${at.module.path}:${at.start}`)).size >= leastSiblings &&
      members.every(({ guards }) => guards.length === 0),
  );
  return new Set(sections.flatMap(([, members]) => members));
}

/** Endpoints by what they have in common: the file, and each first part of the path. */
export function siblingGroups(endpoints: readonly Endpoint[]): Map<string, Endpoint[]> {
  const groups = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    for (const key of groupsOf(endpoint)) groups.set(key, [...(groups.get(key) ?? []), endpoint]);
  }
  return groups;
}

function groupsOf({ path, at }: Endpoint): string[] {
  const own = path
    .split("/")
    .slice(1)
    .filter((part) => !part.startsWith("{"));
  const prefixes = own.map((_, index) => `under /${own.slice(0, index + 1).join("/")}`);
  return [`in ${at.module.path}`, ...prefixes];
}

/** A guard, with the endpoints that have it. */
export interface GuardCount {
  readonly guard: string;
  readonly siblings: readonly Endpoint[];
}

/** Guards by how many of the endpoints have them, most first. */
export function guardCounts(endpoints: readonly Endpoint[]): GuardCount[] {
  const byGuard = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    for (const name of new Set(endpoint.guards.map((guard) => guard.name)))
      byGuard.set(name, [...(byGuard.get(name) ?? []), endpoint]);
  }
  return [...byGuard]
    .map(([guard, siblings]) => ({ guard, siblings }))
    .sort((left, right) => right.siblings.length - left.siblings.length);
}

/** Whether so many of the others have something that its absence wants a reason. */
export function isCommon(siblings: readonly Endpoint[], others: readonly Endpoint[]): boolean {
  return placesOf(siblings) >= leastSiblings && siblings.length / others.length >= leastShare;
}

/** One piece of code that answers several methods was guarded once. */
function placesOf(endpoints: readonly Endpoint[]): number {
  return new Set(endpoints.map(({ at, path }) => `${at.module.path}:${at.start}:${path}`)).size;
}

/** Wilson (1927): the share that is at least true, with 95 % certainty, when `guarded` of `all` were seen. */
export function leastTrueShare(guarded: number, all: number): number {
  const z = 1.645;
  const share = guarded / all;
  const middle = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return (middle - spread) / (1 + (z * z) / all);
}

/** A line that answers several methods is one defect. */
export function oncePerPlace<T extends { readonly endpoint: Endpoint }>(found: readonly T[]): T[] {
  const places = new Set<string>();
  return found.filter(({ endpoint: { at, path } }) => {
    const key = `${at.module.path}:${at.start}:${path}`;
    if (places.has(key)) return false;
    places.add(key);
    return true;
  });
}

/** A few endpoints, for people. */
export function named(endpoints: readonly Endpoint[]): string {
  const shown = endpoints.slice(0, 3).map(({ method, path }) => `${method} ${path}`);
  return `${shown.join(", ")}${endpoints.length > 3 ? ", …" : ""}`;
}
