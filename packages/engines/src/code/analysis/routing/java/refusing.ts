import { refusesStrangers, type Step } from "../../../endpoints/index.ts";
import { type FunctionUnit, type Statement, walkBody, writtenName } from "../../../ir/index.ts";
import type { Machine } from "../../machine.ts";
import type { Asked, Filter } from "./contract.ts";
import { methodsNamed } from "./names.ts";
import { reachableFor } from "./reachable.ts";

const mostMethods = 12;

/** The filter as a step before an endpoint, where it turns strangers away for that one. */
export function gateStep(machine: Machine, { owner, unit }: Filter, asked: Asked): Step | undefined {
  const body = withOwnMethods({ owner, unit }, reachableFor(unit.body, asked));
  if (!refuses(machine, unit, body)) return undefined;
  const { module } = owner.frame.unit;
  return { name: owner.unit.name, unit, at: { module, start: owner.unit.start, end: owner.unit.start }, isGate: true };
}

/** Statements with those of the methods of its own class that they call: who asks may be read in one, and refused in another. */
function withOwnMethods({ owner, unit }: Filter, body: readonly Statement[]): Statement[] {
  const taken = new Set([unit]);
  const all = [...body];
  for (let from = 0; from < all.length && taken.size < mostMethods; from++) {
    walkBody(unit, [all[from]!], {
      expression: (node) => {
        if (node.kind !== "call" || node.isNew || node.callee.kind !== "member") return;
        if (node.callee.object.kind !== "self") return;
        for (const called of methodsNamed(owner, writtenName(node.callee))) {
          if (taken.has(called)) continue;
          taken.add(called);
          all.push(...called.body);
        }
      },
    });
  }
  return all;
}

/** Whether the code refuses, or a function of the program that it calls does. */
function refuses({ registrations }: Machine, unit: FunctionUnit, body: readonly Statement[]): boolean {
  if (refusesStrangers({ ...unit, body })) return true;
  const names = new Set<string>();
  walkBody(unit, body, {
    expression: (node) => {
      if (node.kind === "call") names.add(writtenName(node.callee));
    },
  });
  const called = [...names].flatMap((name) => registrations.calls.calledAs(unit, name));
  return [...registrations.calls.reachedFrom(called)].slice(0, 60).some((each) => refusesStrangers(each));
}
