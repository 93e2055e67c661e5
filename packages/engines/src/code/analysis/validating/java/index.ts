/** What Bean Validation proves of what handlers of Java are given. It never trusts constraints that nobody asks for. */
import type { FunctionUnit } from "../../../ir/index.ts";
import { type Fact, unknown, type Value } from "../../../values/index.ts";
import { beside } from "../../beside.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Here, Machine } from "../../machine.ts";
import { apart } from "../checkers.ts";
import { classIn, proofOfClass, provesAnything } from "../dto.ts";
import { both, type Proof, safeProof, through } from "../proof.ts";
import { beanMarks, isValidMark } from "./beans.ts";

/** What holds where a result of binding says that there are no errors, by its place. */
const expected = beside<Machine, Map<string, readonly Fact[]>>(() => new Map());

/**
 * What a parameter of a handler holds after it was validated. With a result of binding behind it, that is only proved where the
 * result says so: https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-validation.html
 */
export function validated(machine: Machine, inside: Here, unit: FunctionUnit, index: number, value: Value): Value {
  const { decorators = [], annotation, target } = unit.parameters[index]!;
  if (decorators.length === 0 || !value.taints.some(({ source }) => source.label === "http")) return value;
  const at = { module: unit.module, start: target.start, end: target.end };
  const own = decorators.map((mark) => beanMarks.judge(machine, inside, mark, false)).reduce<Proof>(both, safeProof(0));
  if (own.kind === "safe" && own.safe !== 0) return through(machine, inside, value, own, at);
  if (annotation === undefined || !decorators.some((mark) => isValidMark(machine, inside, mark))) return value;
  const owner = classIn(machine.evaluate(inside, annotation));
  const proof = owner === undefined ? undefined : proofOfClass(machine, owner, beanMarks);
  if (proof === undefined || !provesAnything(proof)) return value;
  const sent = { ...value, objects: [], names: [] };
  const next = unit.parameters[index + 1];
  const isAsked = next?.annotation !== undefined && isResult(machine.evaluate(inside, next.annotation));
  if (!isAsked) {
    const made = through(machine, inside, sent, proof, at);
    return { ...made, names: [...new Set([...made.names, ...value.names])] };
  }
  const checked = apart(machine, inside, sent, proof, at);
  expected(machine).set(placeOf(unit, next!.name), checked.facts);
  return checked.value;
}

function isResult({ names }: Value): boolean {
  return names.some((name) => /^org\.springframework\.validation\.(BindingResult|Errors)$/.test(name));
}

function placeOf({ module, start }: FunctionUnit, name: string): string {
  return `${module.path}:${start}:${name}`;
}

/** `result.hasErrors()`; `undefined` for other calls. */
export function callBindingResult(machine: Machine, here: Here, { method, receiver }: CallSite): Value | undefined {
  if (method !== "hasErrors" && method !== "hasFieldErrors") return undefined;
  if (receiver?.names.some((name) => /^org\.springframework\.validation\./.test(name)) !== true) return undefined;
  const { unit } = here.frame;
  const facts = unit.parameters.flatMap(({ name }) => expected(machine).get(placeOf(unit, name)) ?? []);
  return { ...unknown, whenFalse: facts };
}
