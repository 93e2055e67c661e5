import type { DeclaredField, Expression, Parameter } from "../../ir/index.ts";
import {
  type Callable,
  type ClassCallable,
  contextSet,
  everyContext,
  nothing,
  only,
  type Value,
} from "../../values/index.ts";
import { safeWhenMatching } from "../builtins/text.ts";
import { libraryBases } from "../classes/bases.ts";
import { type Here, hereOf, type Machine } from "../machine.ts";
import { either, fieldsProof, itemsProof, type Proof, safeProof } from "./proof.ts";

/** Types whose values are made of what is sent, so that no text of the sender is left in them. */
const measures = new Set([
  ..."int float bool complex".split(" ").map((name) => `builtins.${name}`),
  ..."date datetime time timedelta".split(" ").map((name) => `datetime.${name}`),
  "uuid.UUID",
  "decimal.Decimal",
  ..."IPv4Address IPv6Address IPv4Network IPv6Network".split(" ").map((name) => `ipaddress.${name}`),
]);
/** https://docs.pydantic.dev/latest/api/types/ */
const strictTypes =
  /^pydantic\.(types\.)?(con(int|float|decimal|date)|((Non)?(Positive|Negative))(Int|Float)|Finite\w+|Strict(Int|Float|Bool)|UUID\d|IPvAny\w+|Past\w+|Future\w+|AwareDatetime|NaiveDatetime|ByteSize|PaymentCardNumber)(\(\))?$/;
const enums = /^enum\.(\w*Enum|\w*Flag)$/;
const models = /^(pydantic\.(main\.)?BaseModel|sqlmodel\.SQLModel|pydantic_settings\.BaseSettings)$/;
const dataclass = /^(dataclasses|pydantic\.dataclasses)\.dataclass(\(\))?$/;
const lists =
  /^(builtins\.(list|set|tuple|frozenset)|typing\.(List|Set|Tuple|FrozenSet|Sequence|Iterable|Collection)|collections\.abc\.\w+)$/;
/** The name of what was declared with a pattern. */
const admitting = "admits:";

/** The name under which a pattern that a text has to match is known. */
export function patternSaid(pattern: Value | undefined): string | undefined {
  const text = pattern === undefined ? undefined : only(pattern);
  return typeof text === "string" ? `${admitting}${text}` : undefined;
}

/** What a declared type proves of what a framework made of it; nothing for other types. */
export function proofOfType(machine: Machine, here: Here, type: Expression): Proof {
  if (type.kind === "constant") return safeProof(type.value === null ? everyContext : 0);
  if (type.kind === "binary" && type.operator === "|")
    return either(proofOfType(machine, here, type.left), proofOfType(machine, here, type.right));
  if (type.kind === "index") return proofOfGeneric(machine, here, type);
  return proofOfValue(machine, machine.evaluate(here, type));
}

function proofOfGeneric(machine: Machine, here: Here, { object, key }: Expression & { kind: "index" }): Proof {
  const names = machine.evaluate(here, object).names;
  const parts = key.kind === "list" ? key.items.map(({ value }) => value) : [key];
  const [first, ...others] = parts;
  const word = names[0]?.split(".").at(-1);
  if (first === undefined) return safeProof(0);
  if (word === "Literal") return safeProof(everyContext);
  if (word === "Optional") return proofOfType(machine, here, first);
  if (word === "Union")
    return others.map((each) => proofOfType(machine, here, each)).reduce(either, proofOfType(machine, here, first));
  if (word === "Annotated") {
    const proof = proofOfType(machine, here, first);
    return others.reduce((all, each) => withPattern(all, machine.evaluate(here, each)), proof);
  }
  return names.some((name) => lists.test(name)) ? itemsProof(proofOfType(machine, here, first)) : safeProof(0);
}

function proofOfValue(machine: Machine, value: Value): Proof {
  const names = value.names.map((name) => name.replace(/\(\)$/, ""));
  const isNarrow = names.some(
    (name) => measures.has(name) || strictTypes.test(name) || /^typing(_extensions)?\.Literal/.test(name),
  );
  if (isNarrow) return safeProof(everyContext);
  for (const owner of value.callables) {
    if (owner.kind !== "class") continue;
    if (libraryBases(owner).some((name) => enums.test(name))) return safeProof(everyContext);
    if (isModel(machine, owner)) return proofOfModel(machine, owner);
  }
  // A text is no object that a filter would take for a condition.
  const isText = names.some((name) => /^(builtins\.str|pydantic\.(constr|EmailStr|StrictStr|SecretStr))$/.test(name));
  return withPattern(safeProof(isText ? contextSet("nosql") : 0), value);
}

function withPattern(proof: Proof, { names }: Value): Proof {
  if (proof.kind !== "safe") return proof;
  const patterns = names.filter((name) => name.startsWith(admitting));
  const safe = patterns.reduce((all, name) => all | safeWhenMatching(name.slice(admitting.length), false), proof.safe);
  return safeProof(safe);
}

/** Whether objects of a class are made by checking what they are made of. */
export function isModel(machine: Machine, owner: ClassCallable): boolean {
  if (libraryBases(owner).some((name) => models.test(name))) return true;
  const here = hereOf(owner.frame, machine.world);
  return owner.unit.decorators.some((mark) => machine.evaluate(here, mark).names.some((name) => dataclass.test(name)));
}

const mostBases = 6;

/** What a model proves of its fields, those that it inherits too. */
export function proofOfModel(machine: Machine, owner: ClassCallable): Proof {
  const { module, start, end } = { ...owner.unit, module: owner.frame.unit.module };
  const isOpen = /\bextra\s*=\s*(["']allow|Extra\.allow)|["']extra["']\s*:\s*["']allow/.test(
    module.text.slice(start, end),
  );
  return fieldsProof({ fields: () => fieldsOf(machine, owner), isOpen, owner });
}

function fieldsOf(machine: Machine, owner: ClassCallable, depth = 0): Map<string, Proof> {
  const bases = depth < mostBases ? owner.bases.flatMap(({ callables }) => callables) : [];
  const inherited = bases.flatMap((base) => (base.kind === "class" ? [...fieldsOf(machine, base, depth + 1)] : []));
  const here = hereOf(owner.frame, machine.world);
  const own = (owner.unit.fields ?? []).map((field) => [field.name, proofOfField(machine, here, field)] as const);
  const fields = new Map([...inherited, ...own]);
  for (const { names, by } of validatorsOf(machine, here, owner)) {
    for (const name of names) {
      const before = fields.get(name);
      if (before !== undefined) fields.set(name, { kind: "checked", by, before });
    }
  }
  return fields;
}

const validator = /^pydantic\.(\w+\.)*(field_validator|validator)$/;

/** Methods that say of some fields, by name, what may be in them: https://docs.pydantic.dev/latest/concepts/validators/ */
function validatorsOf(
  machine: Machine,
  here: Here,
  owner: ClassCallable,
): { readonly names: readonly string[]; readonly by: Callable }[] {
  return owner.unit.members.flatMap(({ value }) => {
    if (value.kind !== "function") return [];
    const { unit } = value;
    const self = { ...nothing, constants: undefined, callables: [owner] };
    const by = { kind: "function", unit, frame: owner.frame, self, owner } as const;
    return unit.decorators.flatMap((mark) => {
      if (mark.kind !== "call" || !machine.evaluate(here, mark.callee).names.some((name) => validator.test(name)))
        return [];
      // What runs before the type is looked at may be undone by it.
      const isEarly = mark.args.some(({ name, value: said }) => isNamed(name, "mode", "pre") && !isAfter(said));
      const names = mark.args.flatMap(({ name, value: said }) =>
        name === undefined && said.kind === "constant" ? [String(said.value)] : [],
      );
      return isEarly ? [] : [{ names, by }];
    });
  });
}

function isNamed(name: string | undefined, ...names: readonly string[]): boolean {
  return name !== undefined && names.includes(name);
}

function isAfter(said: Expression): boolean {
  return said.kind === "constant" && (said.value === "after" || said.value === false);
}

function proofOfField(machine: Machine, here: Here, { type, fallback }: DeclaredField): Proof {
  const proof = type === undefined ? safeProof(0) : proofOfType(machine, here, type);
  return fallback === undefined ? proof : withPattern(proof, machine.evaluate(here, fallback));
}

/** What the declaration of a parameter proves of what a framework fills it with. */
export function proofOfParameter(
  machine: Machine,
  here: Here,
  { type, annotation, fallback, decorators = [] }: Parameter,
): Proof {
  const declared = type ?? annotation;
  const proof = declared === undefined ? safeProof(0) : proofOfType(machine, here, declared);
  const said = [fallback, ...decorators].filter((each) => each !== undefined);
  return said.reduce((all, each) => withPattern(all, machine.evaluate(here, each)), proof);
}
