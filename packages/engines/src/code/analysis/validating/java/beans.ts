import type { Expression } from "../../../ir/index.ts";
import { contextSet, everyContext, only, type Value } from "../../../values/index.ts";
import { safeWhenMatching } from "../../builtins/text.ts";
import { type Here, hereOf, type Machine } from "../../machine.ts";
import type { Marks } from "../dto.ts";
import { both, type Proof, safeProof } from "../proof.ts";

const constraint = /^(?:(?:jakarta|javax)\.validation\.constraints|org\.hibernate\.validator\.constraints)\.(\w+)$/;
const validMark = /^(?:(?:jakarta|javax)\.validation\.Valid|org\.springframework\.validation\.annotation\.Validated)$/;

/** https://jakarta.ee/specifications/bean-validation/3.1/ and Hibernate's own: what leaves numbers and identifiers. */
const narrow = new Set(
  "Min Max DecimalMin DecimalMax Digits Positive PositiveOrZero Negative NegativeOrZero Past PastOrPresent Future FutureOrPresent AssertTrue AssertFalse Range UUID CreditCardNumber EAN ISBN LuhnCheck Mod10Check Mod11Check Currency".split(
    " ",
  ),
);
const mostDepth = 3;

/** Constraints of Bean Validation: https://jakarta.ee/specifications/bean-validation/3.1/jakarta-validation-spec-3.1#builtinconstraints */
export const beanMarks: Marks = {
  judge: (machine, here, mark) => proofOfConstraint(machine, here, mark, 0),
  descends: (machine, here, marks) => marks.some((mark) => isValidMark(machine, here, mark)),
  propertyOf: (method) => {
    const name = /^(?:get|is)([A-Z]\w*)$/.exec(method)?.[1];
    return name === undefined ? undefined : name.charAt(0).toLowerCase() + name.slice(1);
  },
};

/** `@Valid`, `@Validated`: what stands behind it is looked at, field by field. */
export function isValidMark(machine: Machine, here: Here, mark: Expression): boolean {
  const callee = mark.kind === "call" ? mark.callee : mark;
  return machine.evaluate(here, callee).names.some((name) => validMark.test(name));
}

function proofOfConstraint(machine: Machine, here: Here, mark: Expression, depth: number): Proof {
  const callee = mark.kind === "call" ? mark.callee : mark;
  const meant = machine.evaluate(here, callee);
  const word = meant.names.map((name) => constraint.exec(name)?.[1]).find((found) => found !== undefined);
  if (word === undefined) return composed(machine, meant, depth);
  if (narrow.has(word)) return safeProof(everyContext);
  // Neither holds a line break.
  if (word === "Email") return safeProof(contextSet("header", "log"));
  if (word !== "Pattern" || mark.kind !== "call") return safeProof(0);
  const regexp = mark.args.find(({ name }) => name === "regexp")?.value;
  const hasFlags = mark.args.some(({ name }) => name === "flags");
  const pattern = regexp === undefined || hasFlags ? undefined : only(machine.evaluate(here, regexp));
  // The whole text has to match.
  return safeProof(typeof pattern === "string" ? safeWhenMatching(pattern, true) : 0);
}

/** An annotation of the program that is made of others: https://jakarta.ee/specifications/bean-validation/3.1/jakarta-validation-spec-3.1#constraintsdefinitionimplementation-constraintcomposition */
function composed(machine: Machine, { callables }: Value, depth: number): Proof {
  const owner = callables.find(({ kind }) => kind === "class");
  if (owner?.kind !== "class" || depth >= mostDepth) return safeProof(0);
  const here = hereOf(owner.frame, machine.world);
  const all = owner.unit.decorators.map((mark) => proofOfConstraint(machine, here, mark, depth + 1));
  return all.reduce<Proof>(both, safeProof(0));
}
