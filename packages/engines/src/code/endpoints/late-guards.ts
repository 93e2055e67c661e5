import type { Registrations } from "./collect.ts";
import type { Endpoint, Verdict } from "./contract.ts";
import { guardsOf } from "./guards.ts";
import { isPublicByNature } from "./siblings.ts";

/**
 * Guards that are put before everything on a router when nothing is registered there any more: what stands above is
 * answered without them.
 *
 * @param isGuardName whether a library's name lets only known callers pass
 */
export function lateGuardsOf(
  { all }: Registrations,
  endpoints: readonly Endpoint[],
  isGuardName: (name: string) => boolean,
): Verdict[] {
  return all.flatMap((mount, order): Verdict[] => {
    if (mount.kind !== "mount" || mount.isForAll === true || mount.children.length > 0 || mount.path !== "") return [];
    const [guard] = guardsOf(mount.steps, undefined, isGuardName);
    if (guard === undefined) return [];
    const isOfRouter = (registration: (typeof all)[number]) =>
      registration.router === mount.router &&
      (registration.kind === "endpoint" || (registration.kind === "mount" && registration.children.length > 0));
    if (all.some((registration, index) => index > order && isOfRouter(registration))) return [];
    const above = all.slice(0, order).flatMap((one) => (one.kind === "endpoint" && isOfRouter(one) ? [one.at] : []));
    const open = endpoints.filter(
      (endpoint) => above.includes(endpoint.at) && endpoint.guards.length === 0 && !isPublicByNature(endpoint),
    );
    const [first, ...others] = open;
    if (first === undefined) return [];
    const evidence = `${guard.name} is put before all of this router behind the last of its endpoints, so before none`;
    return [{ rule: "broken-guard", endpoint: first, at: mount.at, evidence, expected: guard.name, others, doubt: 0 }];
  });
}
