import { changesData } from "./changes.ts";
import type { Behaviour, Verdict } from "./contract.ts";

const changing = new Set(["POST", "PUT", "PATCH", "DELETE", "*"]);
const protects = /csrf|xsrf|lusca|same_?site/i;
/** So few endpoints may be an example. */
const leastEndpoints = 3;

/** One note about a program none of whose endpoints looks who asks, though some change what is kept. */
export function noAuthenticationOf({ endpoints, calls }: Behaviour): Verdict[] {
  if (endpoints.length < leastEndpoints || endpoints.some(({ guards }) => guards.length > 0)) return [];
  const endpoint = endpoints.find(({ handler, method, resource }) => {
    if (resource?.action === "change") return true;
    return changing.has(method) && handler !== undefined && [...calls.reachedFrom([handler])].some(changesData);
  });
  if (endpoint === undefined) return [];
  const evidence = `none of ${endpoints.length} endpoints looks who asks`;
  return [{ rule: "no-authentication", endpoint, evidence, doubt: 2 }];
}

/** One note about a program that knows people by a cookie and takes changes without asking where they come from. */
export function forgeryOf({ endpoints, sessions, isForgeryChecked }: Behaviour): Verdict[] {
  const [session] = sessions;
  if (session === undefined || isForgeryChecked) return [];
  const { language } = session.module;
  const open = endpoints.filter(
    ({ method, at }) => changing.has(method) && method !== "*" && at.module.language === language,
  );
  if (open.some(({ steps }) => steps.some(({ name }) => protects.test(name)))) return [];
  const [endpoint, ...others] = open;
  if (endpoint === undefined) return [];
  const evidence = `${open.length} endpoints change something for whoever has the cookie`;
  return [{ rule: "no-forgery-protection", endpoint, at: session, evidence, others: others.slice(0, 20), doubt: 2 }];
}
