import { dottedName, type Expression } from "../../ir/index.ts";
import type { RouteModel } from "../../models/index.ts";
import { rules } from "../../rules/index.ts";
import { type Callable, isSafeFor, type Value } from "../../values/index.ts";
import { isPlainType } from "../builtins/java/index.ts";
import type { Here, Machine } from "../machine.ts";
import { applies, namesOfDecorators } from "./entries.ts";

/** Reports what a handler returns when the framework writes it out as it is. */
export function checkReturned(
  machine: Machine,
  callable: Callable,
  value: Value,
  { rule, sink, matches, unless }: NonNullable<RouteModel["returns"]>,
): void {
  if (unless !== undefined && callable.kind === "function") {
    const { module, start, end } = callable.unit;
    if (unless.test(module.text.slice(start, end))) return;
  }
  const { context } = rules[rule];
  if (matches !== undefined && !matches.test(value.text ?? "")) return;
  if (callable.kind !== "function" || context === undefined || value.names.length > 0) return;
  for (const taint of value.taints) {
    if (isSafeFor(taint.safe, context) || taint.last === undefined) continue;
    machine.report({ rule, at: taint.last.at, unit: callable.unit, sink, taints: [taint], doubt: 0 });
  }
}

/** Types of content that annotations say an answer has: `@GetMapping(produces = "text/html")`, `@Produces(TEXT_HTML)`. */
function typesSaid(machine: Machine, inside: Here, decorators: readonly Expression[]): readonly Value[] | undefined {
  for (const decorator of decorators) {
    if (decorator.kind !== "call") continue;
    const isProduces = /(^|\.)Produces$/.test(dottedName(decorator.callee) ?? "");
    const said = decorator.args.find(
      ({ name }) => name === "produces" || (isProduces && (name ?? "value") === "value"),
    );
    if (said === undefined) continue;
    return (said.value.kind === "list" ? said.value.items.map(({ value }) => value) : [said.value]).map((each) =>
      machine.evaluate(inside, each),
    );
  }
  return undefined;
}

function isNamedLike({ names, constants = [] }: Value, pattern: RegExp): boolean {
  return [...names, ...constants].some((each) => pattern.test(String(each)));
}

/** Reports what an entry point returns when the framework writes it out as the answer, or follows it. */
export function checkAnswer(
  machine: Machine,
  here: Here,
  callable: Callable & { kind: "function" },
  value: Value,
): void {
  const { unit, owner } = callable;
  const inside = { ...here, frame: callable.frame };
  const entry = machine
    .catalog(unit.module.language)
    .entries.find((candidate) => candidate.answersWhen !== undefined && applies(machine, inside, candidate, callable));
  if (entry?.answersWhen === undefined || value.names.length > 0 || value.objects.length > 0) return;
  if (value.text?.startsWith("redirect:")) {
    checkReturned(machine, callable, value, { rule: "open-redirect", sink: "the view redirect:" });
    return;
  }
  const decorators = [...unit.decorators, ...(owner?.unit.decorators ?? [])];
  const types = typesSaid(machine, inside, decorators);
  if (types !== undefined && types.length > 0 && types.every(isPlainType)) return;
  if (entry.answersAs !== undefined && types?.some((type) => isNamedLike(type, entry.answersAs!)) !== true) return;
  const marks = namesOfDecorators(machine, inside, decorators);
  const isAnswer = marks.some((name) => entry.answersWhen!.includes(name));
  if (!isAnswer && marks.some((name) => entry.namesViews?.includes(name) === true) && value.text !== undefined)
    checkReturned(machine, callable, value, { rule: "template-injection", sink: "the name of the view" });
  if (isAnswer) {
    const matches = entry.answersLike;
    const sink = "the answer's body";
    checkReturned(machine, callable, value, { rule: "cross-site-scripting", sink, ...(matches && { matches }) });
  }
}
