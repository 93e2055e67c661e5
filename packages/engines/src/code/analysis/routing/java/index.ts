/** What programs in Java put before their endpoints by other means than the endpoint's own annotations. It reports no defect. */
import { type Endpoint, guardsOf } from "../../../endpoints/index.ts";
import type { FunctionUnit } from "../../../ir/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import type { Machine } from "../../machine.ts";
import type { Gate } from "./contract.ts";
import { marksAt } from "./names.ts";
import { restGates } from "./rest-filters.ts";

/**
 * Endpoints of classes with what filters put before them.
 *
 * @param isGuardName whether a library's name lets only known callers pass
 */
export function gatedEndpoints(
  machine: Machine,
  classes: readonly ClassCallable[],
  endpoints: readonly Endpoint[],
  isGuardName: (name: string) => boolean,
): readonly Endpoint[] {
  const own = classes.filter(({ frame }) => frame.unit.module.language === "java");
  const gates: Gate[] = own.length === 0 ? [] : [...restGates(machine, own)];
  if (gates.length === 0) return endpoints;
  const owners = ownersOf(own);
  return endpoints.map((endpoint) => {
    const { handler } = endpoint;
    const owner = handler === undefined ? undefined : owners.get(handler);
    if (handler === undefined || owner === undefined) return endpoint;
    const asked = { endpoint, method: marksAt(handler), around: marksAt(owner.unit) };
    const answers = gates.map((gate) => gate(asked));
    const before = answers.flatMap(({ steps }) => steps);
    const isOpen = answers.some((answer) => answer.isOpen === true);
    if (before.length === 0 && !isOpen) return endpoint;
    const steps = [...before, ...endpoint.steps];
    return {
      ...endpoint,
      steps,
      guards: guardsOf(steps, handler, isGuardName),
      ...(isOpen && { isOpen: true as const }),
    };
  });
}

function ownersOf(classes: readonly ClassCallable[]): Map<FunctionUnit, ClassCallable> {
  return new Map(
    classes.flatMap((owner) =>
      owner.unit.members.flatMap(({ value }) => (value.kind === "function" ? [[value.unit, owner] as const] : [])),
    ),
  );
}
