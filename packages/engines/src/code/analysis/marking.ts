import type { Expression, Pattern, Span } from "../ir/index.ts";
import {
  everyContext,
  join,
  mergeTaints,
  onlyTaints,
  type Place,
  type Source,
  type State,
  type Taint,
  unknown,
  type Value,
} from "../values/index.ts";
import { taintsWithin } from "./elements.ts";
import { evaluate } from "./evaluate.ts";
import { type Here, type Machine, placeOf } from "./machine.ts";
import { assign } from "./store.ts";

/** What users' rules say of one place. Rules are bits of a number. */
export interface PlaceMarks {
  /** Untrusted data begins here, each for some rules. */
  readonly sources: readonly {
    readonly source: Source;
    readonly rules: bigint;
    /** Whether they begin where these reach the place. */
    isMet?(reaching: bigint): boolean;
  }[];
  /** What stands here is trusted again, for these. */
  readonly cleaned: bigint;
  /** Those whose sources and sanitizers here change the variable itself. */
  readonly lasting: bigint;
  /** Those for which it must not be untrusted. */
  readonly sinks: bigint;
  /** Variables that become untrusted together with it. */
  readonly passesTo: readonly { readonly rules: bigint; readonly to: Span & { kind: "name"; name: string } }[];
}

/** A flow that ends at a place, and the rules that it concerns. */
export interface Reaching {
  readonly rules: bigint;
  readonly taint: Taint;
}

/** Places that users' rules speak of, and who is told where one of their flows ends. */
export interface Marking {
  /** @param isTarget what is put there is asked for, not what is read there */
  at(path: string, span: Span, isTarget: boolean): PlaceMarks | undefined;
  /** @param flows all that reaches the place, each with those that it concerns of the sinks there */
  reached(at: Place, flows: readonly Reaching[]): void;
}

/** A value as the marks of its place make it. */
export function marked(
  machine: Machine,
  here: Here,
  place: Expression | Pattern,
  value: Value,
  marks: PlaceMarks,
  marking: Marking,
): Value {
  const cleaned = marks.cleaned === 0n ? value : without(here.state, value, marks.cleaned);
  const result = withSources(machine, here.state, cleaned, marks);
  const isPlace = place.kind === "name" || place.kind === "member";
  if (isPlace && result !== value && marks.lasting !== 0n) assign(machine, here, place, result, place);
  if (marks.sinks === 0n && marks.passesTo.length === 0) return result;
  const within = taintsWithin(here.state, result).flatMap(({ taints }) => taints);
  const flows = within.flatMap((taint): Reaching[] => {
    const rules = (taint.rules ?? 0n) & marks.sinks;
    return rules === 0n || taint.safe === everyContext ? [] : [{ rules, taint }];
  });
  if (flows.length > 0) marking.reached(placeOf(here, place), flows);
  for (const { rules, to } of marks.passesTo) {
    const passed = within.flatMap((taint) => narrowed(taint, rules));
    if (passed.length === 0) continue;
    assign(machine, here, to, join(evaluate(machine, here, to), onlyTaints([{ ...unknown, taints: passed }])), to);
  }
  return result;
}

function withSources(machine: Machine, state: State, value: Value, { sources, cleaned }: PlaceMarks): Value {
  const begun = sources.flatMap((one): Taint[] => {
    const left = one.rules & ~cleaned;
    if (left === 0n || one.isMet?.(rulesWithin(state, value)) === false) return [];
    return [{ source: one.source, last: undefined, safe: 0, doubt: 0, rules: left }];
  });
  if (begun.length === 0) return value;
  const taints = mergeTaints([begun, value.taints]);
  return { ...value, taints, number: value.number === 0 ? machine.fresh() : value.number };
}

function rulesWithin(state: State, value: Value): bigint {
  return taintsWithin(state, value)
    .flatMap(({ taints }) => taints)
    .reduce((all, { rules }) => all | (rules ?? 0n), 0n);
}

/** Without what concerns these rules only; objects that hold such are not looked into any more. */
function without(state: State, value: Value, rules: bigint): Value {
  const concerns = (taint: Taint): boolean => taint.rules !== undefined && (taint.rules & rules) !== 0n;
  if (!taintsWithin(state, value).some(({ taints }) => taints.some(concerns))) return value;
  const taints = value.taints.flatMap((taint) => (taint.rules === undefined ? [taint] : narrowed(taint, ~rules)));
  return { ...value, taints, objects: [], number: 0 };
}

function narrowed(taint: Taint, rules: bigint): Taint[] {
  const left = (taint.rules ?? 0n) & rules;
  return left === 0n ? [] : [{ ...taint, rules: left }];
}
