/** What attributes of .NET's annotations prove of what actions are given. It never trusts them where nobody asks for the outcome. */
import type { Expression, Parameter } from "../../../ir/index.ts";
import {
  type ClassCallable,
  emptyThing,
  everyContext,
  only,
  type Place,
  unknown,
  type Value,
  withSlot,
} from "../../../values/index.ts";
import { safeWhenMatching } from "../../builtins/text.ts";
import type { Here, Machine } from "../../machine.ts";
import { allocate, storeSlot } from "../../store.ts";
import { apart } from "../checkers.ts";
import { classIn, type Marks, proofOfClass, provesAnything } from "../dto.ts";
import { both, type Proof, safeProof, through } from "../proof.ts";

/** A name that no model has stays as it is written. */
const attribute = /^(?:System\.ComponentModel\.DataAnnotations\.)?(\w+?)(?:Attribute)?$/;
const answersItself = /^(Microsoft\.AspNetCore\.Mvc\.)?ApiController(Attribute)?$/;

/** https://learn.microsoft.com/en-us/dotnet/api/system.componentmodel.dataannotations */
const narrow = new Set(["Range", "AllowedValues", "EnumDataType", "CreditCard"]);
const marks: Marks = { judge: proofOfAttribute };

function proofOfAttribute(machine: Machine, here: Here, mark: Expression): Proof {
  const callee = mark.kind === "call" ? mark.callee : mark;
  const { names } = machine.evaluate(here, callee);
  const word = names.map((name) => attribute.exec(name)?.[1]).find((found) => found !== undefined);
  if (word === undefined) return safeProof(0);
  if (narrow.has(word)) return safeProof(everyContext);
  const first = mark.kind === "call" ? mark.args.find(({ name }) => name === undefined)?.value : undefined;
  if (word !== "RegularExpression" || first === undefined) return safeProof(0);
  const pattern = only(machine.evaluate(here, first));
  // The whole text has to match.
  return safeProof(typeof pattern === "string" ? safeWhenMatching(pattern, true) : 0);
}

/**
 * What a parameter of an action holds after it was validated. Where the class does not answer by itself what is wrong, that is
 * only proved where `ModelState` was asked: https://learn.microsoft.com/en-us/aspnet/core/mvc/models/validation
 */
export function validatedByAttributes(machine: Machine, inside: Here, parameter: Parameter, value: Value): Value {
  const { owner, self } = inside.frame;
  const { annotation, decorators = [], target } = parameter;
  if (owner === undefined || !value.taints.some(({ source }) => source.label === "http")) return value;
  const own = decorators.map((mark) => proofOfAttribute(machine, inside, mark)).reduce<Proof>(both, safeProof(0));
  const declared = annotation === undefined ? undefined : classIn(machine.evaluate(inside, annotation));
  const proof = declared === undefined ? own : proofOfClass(machine, declared, marks);
  if (!provesAnything(proof)) return value;
  const at = { module: inside.frame.unit.module, start: target.start, end: target.end };
  const sent = declared === undefined ? value : { ...value, objects: [], names: [] };
  const made = isAnswering(machine, inside, owner)
    ? through(machine, inside, sent, proof, at)
    : asked(machine, inside, self, sent, proof, at);
  return { ...made, names: [...new Set([...made.names, ...value.names])] };
}

function isAnswering(machine: Machine, inside: Here, owner: ClassCallable, depth = 0): boolean {
  const isOwn = owner.unit.decorators.some((mark) =>
    machine.evaluate(inside, mark.kind === "call" ? mark.callee : mark).names.some((name) => answersItself.test(name)),
  );
  const bases = depth > 3 ? [] : owner.bases.flatMap(({ callables }) => callables);
  return isOwn || bases.some((base) => base.kind === "class" && isAnswering(machine, inside, base, depth + 1));
}

function asked(machine: Machine, inside: Here, self: Value | undefined, value: Value, proof: Proof, at: Place): Value {
  const checked = apart(machine, inside, value, proof, at);
  const outcome = { ...unknown, number: machine.fresh(), whenTrue: checked.facts };
  const state = allocate(machine, inside.state, withSlot(emptyThing(), "IsValid", outcome, true));
  if (self !== undefined) storeSlot(inside.state, self, "ModelState", state);
  return checked.value;
}
