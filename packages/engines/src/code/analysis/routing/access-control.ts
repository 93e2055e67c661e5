import type { Endpoint } from "../../endpoints/index.ts";
import type { Machine } from "../machine.ts";

/** Roles that everybody has. */
const everybody = /^$|(^|, )(PUBLIC_ACCESS|IS_AUTHENTICATED_ANONYMOUSLY)(,|$)/;

/** Endpoints of Symfony with what the rules of its settings ask of their paths; the first rule that matches decides. */
export function withAccessControl(machine: Machine, endpoints: readonly Endpoint[]): Endpoint[] {
  const rules = [...(machine.settingsIn("security.yaml") ?? [])];
  if (rules.length === 0) return [...endpoints];
  return endpoints.map((endpoint) => {
    if (endpoint.at.module.language !== "php") return endpoint;
    const roles = rules.find(([pattern]) => matches(pattern, endpoint.path))?.[1];
    if (roles === undefined) return endpoint;
    if (everybody.test(roles)) return { ...endpoint, isOpen: true };
    const guard = { name: `access_control (${roles})`, at: endpoint.at };
    const step = { ...guard, unit: undefined };
    return { ...endpoint, steps: [step, ...endpoint.steps], guards: [guard, ...endpoint.guards] };
  });
}

/** Whether a path matches `^/api`, `^/(news|feed)` or `^/login$`; patterns of other forms are taken not to. */
function matches(pattern: string, path: string): boolean {
  const [, start, choices = "", end] = /^\^([\w/.-]*)(?:\(([\w|/.-]*)\))?(\$)?$/.exec(pattern) ?? [];
  if (start === undefined) return false;
  return choices.split("|").some((choice) => {
    const wanted = `${start}${choice}`;
    return end === undefined ? path.startsWith(wanted) : path === wanted;
  });
}
