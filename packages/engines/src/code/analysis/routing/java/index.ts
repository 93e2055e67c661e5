/** What programs in Java put before their endpoints by other means than the endpoint's own annotations. It reports no defect. */
import { type Endpoint, guardsOf, type Verdict } from "../../../endpoints/index.ts";
import type { FilterMapping } from "../../../project/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import { methodOwners } from "../../classes/classes.ts";
import type { Machine } from "../../machine.ts";
import type { Asked } from "./contract.ts";
import { interceptorGates } from "./interceptors.ts";
import { inertAnnotations, inertGuards, permitsAll, withoutInert } from "./method-security.ts";
import { marksAt } from "./names.ts";
import { restGates } from "./rest-filters.ts";
import { servletFilters, servletGates } from "./servlet-filters.ts";
import { shiroGates } from "./shiro.ts";
import { shadowedRules, springSecurityGates } from "./spring-security.ts";

export { applicationPath, isRestResource } from "./application-path.ts";
export { noteFunctional } from "./functional.ts";
export { rightsOfAnnotation } from "./method-security.ts";
export { holdsMeasures, isWord } from "./parameters.ts";
export { servletEndpoints } from "./servlets.ts";

/** Endpoints with what stands before them, and what was meant to and does not. */
export interface Gated {
  readonly endpoints: readonly Endpoint[];
  readonly broken: readonly Verdict[];
}

/**
 * Endpoints of classes with what filters, interceptors and chains of Spring Security put before them.
 *
 * @param isGuardName whether a library's name lets only known callers pass
 */
export function gatedEndpoints(
  machine: Machine,
  classes: readonly ClassCallable[],
  mappings: readonly FilterMapping[],
  endpoints: readonly Endpoint[],
  isGuardName: (name: string) => boolean,
): Gated {
  const own = classes.filter(({ frame }) => frame.unit.module.language === "java");
  if (own.length === 0 || endpoints.length === 0) return { endpoints, broken: [] };
  const filters = servletFilters(own);
  const security = springSecurityGates(machine, own, filters);
  const inert = security.chains.length === 0 ? new Set<string>() : inertAnnotations(own);
  const gates = [
    ...restGates(machine, own),
    ...servletGates(machine, own, filters, mappings),
    ...interceptorGates(machine, own),
    ...security.gates,
    ...shiroGates(machine, own),
  ];
  const owners = methodOwners(own);
  const askedOf = (endpoint: Endpoint): Asked[] => {
    const owner = endpoint.handler === undefined ? undefined : owners.get(endpoint.handler);
    if (endpoint.handler === undefined || owner === undefined) return [];
    return [{ endpoint, method: marksAt(endpoint.handler), around: marksAt(owner.unit) }];
  };
  const gated = endpoints.map((endpoint) => {
    const [asked] = askedOf(endpoint);
    if (asked === undefined) return endpoint;
    const answers = gates.map((gate) => gate(asked));
    const before = answers.flatMap(({ steps }) => steps);
    const isOpen =
      endpoint.isOpen === true ||
      answers.some((answer) => answer.isOpen === true) ||
      permitsAll(endpoint.handler!.decorators);
    if (before.length === 0 && !isOpen) return withoutInert(endpoint, inert);
    const steps = [...before, ...endpoint.steps];
    const guards = guardsOf(steps, endpoint.handler, isGuardName);
    return withoutInert({ ...endpoint, steps, guards, ...(isOpen && { isOpen: true as const }) }, inert);
  });
  const asked = endpoints.flatMap(askedOf);
  return { endpoints: gated, broken: [...shadowedRules(security.chains, asked), ...inertGuards(endpoints, inert)] };
}
