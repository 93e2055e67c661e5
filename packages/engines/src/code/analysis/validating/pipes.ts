import type { DeclaredField, Expression, Parameter } from "../../ir/index.ts";
import {
  type ClassCallable,
  contextSet,
  everyContext,
  named,
  type Place,
  unknown,
  type Value,
} from "../../values/index.ts";
import { beside } from "../beside.ts";
import { safeWhenMatching } from "../builtins/text.ts";
import type { CallSite } from "../calls/call-site.ts";
import { libraryBases } from "../classes/bases.ts";
import { optionOf } from "../conditions.ts";
import { listed } from "../literals.ts";
import { givenInOrder, type Here, hereOf, type Machine } from "../machine.ts";
import { storeSlot } from "../store.ts";
import { both, fieldsProof, itemsProof, type Proof, safeProof, through } from "./proof.ts";

/** Whether what a request brings is checked by the classes that parameters are declared to be of, and made of their types. */
export interface Pipes {
  readonly checks: boolean;
  readonly transforms: boolean;
}

const none: Pipes = { checks: false, transforms: false };
/** What a program puts before all of its handlers. */
const everywhere = beside<Machine, { pipes: Pipes }>(() => ({ pipes: none }));

const validationPipe = /^@nestjs\.common\.ValidationPipe(\(\))?$/;
/** https://docs.nestjs.com/pipes#built-in-pipes: they throw for what is no such thing. */
const parsingPipe = /^@nestjs\.common\.Parse(Int|Float|Bool|UUID|Enum|Date)Pipe(\(\))?$/;

/**
 * Notes pipes that stand before all handlers, and what a pipe is made with; `undefined` for calls that make none.
 * https://docs.nestjs.com/pipes#global-scoped-pipes
 */
export function callPipes(machine: Machine, here: Here, { target, method, given }: CallSite): Value | undefined {
  if (target.names.includes("@nestjs.common.ValidationPipe")) {
    const made = { ...named("@nestjs.common.ValidationPipe()"), number: machine.fresh() };
    const transform = given.positional[0] && optionOf(here.state, given.positional[0], "transform");
    if (transform !== undefined) storeSlot(here.state, made, "transform", transform);
    return made;
  }
  if (method === "useGlobalPipes") for (const value of given.positional) note(machine, pipesOf(here, value));
  if (!target.names.includes("@nestjs.common.Module")) return undefined;
  const providers = given.positional.flatMap((value) => optionOf(here.state, value, "providers") ?? []);
  for (const provider of providers.flatMap((list) => listed(here, list) ?? [])) {
    if (optionOf(here.state, provider, "provide")?.names.includes("@nestjs.core.APP_PIPE") !== true) continue;
    for (const name of ["useClass", "useValue"]) {
      const value = optionOf(here.state, provider, name);
      if (value !== undefined) note(machine, pipesOf(here, value));
    }
  }
  return undefined;
}

function note(machine: Machine, { checks, transforms }: Pipes): void {
  const { pipes } = everywhere(machine);
  everywhere(machine).pipes = { checks: pipes.checks || checks, transforms: pipes.transforms || transforms };
}

function pipesOf({ state }: Here, value: Value): Pipes {
  const classes = value.callables.flatMap((callable) => (callable.kind === "class" ? libraryBases(callable) : []));
  const checks = [...value.names, ...classes].some((name) => validationPipe.test(name));
  const transform = optionOf(state, value, "transform");
  return { checks, transforms: checks && transform?.constants?.includes(true) === true };
}

/** The pipes before a handler with these decorators, its own and those of its class: `@UsePipes(new ValidationPipe())`. */
export function pipesAround(machine: Machine, here: Here, decorators: readonly Expression[]): Pipes {
  const own = decorators.flatMap((mark) => {
    if (mark.kind !== "call" || !machine.evaluate(here, mark.callee).names.includes("@nestjs.common.UsePipes"))
      return [];
    return mark.args.map(({ value }) => pipesOf(here, machine.evaluate(here, value)));
  });
  return [everywhere(machine).pipes, ...own].reduce((all, each) => ({
    checks: all.checks || each.checks,
    transforms: all.transforms || each.transforms,
  }));
}

/** What a parameter of a handler holds after its pipes. */
export function provedByPipes(
  machine: Machine,
  here: Here,
  parameter: Parameter,
  value: Value,
  around: Pipes,
  at: Place,
): Value {
  const { annotation, decorators = [] } = parameter;
  const given = decorators.flatMap((mark) =>
    mark.kind === "call" ? mark.args.map((argument) => machine.evaluate(here, argument.value)) : [],
  );
  if (given.some(({ names }) => names.some((name) => parsingPipe.test(name)))) return asNumber(machine, value, at);
  const pipes = [around, ...given.map((each) => pipesOf(here, each))];
  const isPlain = annotation?.kind === "name" && (annotation.name === "number" || annotation.name === "boolean");
  if (isPlain) return pipes.some(({ transforms }) => transforms) ? asNumber(machine, value, at) : value;
  if (annotation === undefined || !pipes.some(({ checks }) => checks)) return value;
  const owner = machine.evaluate(here, annotation).callables.find(({ kind }) => kind === "class");
  if (owner?.kind !== "class") return value;
  const proof = proofOfClass(machine, owner);
  return proof.kind === "fields" && proof.shape.fields().size > 0 ? through(machine, here, value, proof, at) : value;
}

/** What can hold no text, and still comes from the request. */
function asNumber(machine: Machine, value: Value, at: Place): Value {
  machine.registrations.noteRequestNumber(value.number, at);
  return { ...value, taints: [] };
}

const mostBases = 6;

/** What decorators of class-validator prove of the fields of a class: https://github.com/typestack/class-validator#validation-decorators */
function proofOfClass(machine: Machine, owner: ClassCallable): Proof {
  return fieldsProof({ fields: () => fieldsOf(machine, owner), isOpen: true });
}

function fieldsOf(machine: Machine, owner: ClassCallable, depth = 0): Map<string, Proof> {
  const bases = depth < mostBases ? owner.bases.flatMap(({ callables }) => callables) : [];
  const inherited = bases.flatMap((base) => (base.kind === "class" ? [...fieldsOf(machine, base, depth + 1)] : []));
  const here = hereOf(owner.frame, machine.world.fork());
  const own = (owner.unit.fields ?? []).map((field) => [field.name, proofOfField(machine, here, field)] as const);
  return new Map([...inherited, ...own]);
}

const narrow = new Set(
  "IsInt IsNumber IsBoolean IsUUID IsIn IsEnum IsDate IsDateString IsISO8601 IsRFC3339 IsMongoId IsNumberString IsDecimal IsPositive IsNegative Min Max Equals IsPort IsULID IsHexadecimal IsMilitaryTime IsBooleanString IsDivisibleBy".split(
    " ",
  ),
);
const alphabets: Readonly<Record<string, string>> = { IsAlphanumeric: "^[a-zA-Z0-9]+$", IsAlpha: "^[a-zA-Z]+$" };

function proofOfField(machine: Machine, here: Here, { decorators }: DeclaredField): Proof {
  let proof: Proof = safeProof(0);
  let isEach = false;
  for (const mark of decorators) {
    const callee = mark.kind === "call" ? mark.callee : mark;
    const { names } = machine.evaluate(here, callee);
    const word = names
      .find((name) => /^class-(validator|transformer)\./.test(name))
      ?.split(".")
      .at(-1);
    if (word === undefined) continue;
    // Where its condition does not hold, nothing is looked at.
    if (word === "ValidateIf") return safeProof(0);
    const args = mark.kind === "call" ? mark.args.map(({ value }) => machine.evaluate(here, value)) : [];
    isEach ||= args.some((value) => optionOf(here.state, value, "each")?.constants?.includes(true) === true);
    proof = both(proof, proofOfMark(machine, here, word, args[0]));
  }
  return isEach ? itemsProof(proof) : proof;
}

function proofOfMark(machine: Machine, here: Here, word: string, first: Value | undefined): Proof {
  if (narrow.has(word)) return safeProof(everyContext);
  if (word === "IsString") return safeProof(contextSet("nosql"));
  const alphabet = alphabets[word];
  if (alphabet !== undefined) return safeProof(safeWhenMatching(alphabet, false));
  if (word === "Matches") {
    const pattern = first?.names.find((name) => name.startsWith("regex:"))?.slice("regex:".length);
    return safeProof(pattern === undefined ? 0 : safeWhenMatching(pattern, false));
  }
  if (word !== "Type" || first === undefined) return safeProof(0);
  // `@Type(() => Address)` beside `@ValidateNested()`
  const at = { module: here.frame.unit.module, start: 0, end: 0 };
  const made = machine.invokeAll(here, first, givenInOrder(unknown), at);
  if (made.names.some((name) => /^global\.(Number|Boolean|Date)$/.test(name))) return safeProof(everyContext);
  const owner = made.callables.find(({ kind }) => kind === "class");
  if (owner?.kind !== "class") return safeProof(0);
  return fieldsProof({ fields: () => fieldsOf(machine, owner), isOpen: true });
}
