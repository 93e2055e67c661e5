import type { DeclaredField, Expression } from "../../ir/index.ts";
import { type ClassCallable, everyContext, Frame, nothing, type Value } from "../../values/index.ts";
import { isMeasured } from "../classes/typed.ts";
import { type Here, hereOf, type Machine } from "../machine.ts";
import { both, fieldsProof, itemsProof, type Proof, safeProof } from "./proof.ts";

/** What a language's annotations, attributes or tags mean for one field. */
export interface Marks {
  /** What a mark proves of a field by itself. */
  readonly judge: (machine: Machine, here: Here, mark: Expression, isItem: boolean) => Proof;
  /** Whether fields of the object in a field are looked at too; left out where they always are. */
  readonly descends?: (machine: Machine, here: Here, marks: readonly Expression[]) => boolean;
  /** Properties that stand for fields: `getName` for `name`. */
  readonly propertyOf?: (method: string) => string | undefined;
}

const mostDepth = 5;

/** What is proved of an object that content was read into, by what its class declares of its fields. */
export function proofOfClass(machine: Machine, owner: ClassCallable, marks: Marks, isChecked = true, depth = 0): Proof {
  return fieldsProof({ fields: () => fieldsOf(machine, owner, marks, isChecked, depth), isOpen: false, owner });
}

function fieldsOf(
  machine: Machine,
  owner: ClassCallable,
  marks: Marks,
  isChecked: boolean,
  depth: number,
): Map<string, Proof> {
  if (depth > mostDepth) return new Map();
  const bases = owner.bases.flatMap(({ callables }) => callables);
  const inherited = bases.flatMap((base) =>
    base.kind === "class" ? [...fieldsOf(machine, base, marks, isChecked, depth + 1)] : [],
  );
  const fields = new Map(inherited);
  const here = insideOf(machine, owner);
  const declared = new Map((owner.unit.fields ?? []).map((field) => [field.name, field]));
  const names = new Set([
    ...owner.unit.members.flatMap(({ name, kind, isStatic }) => (kind === "field" && !isStatic ? [name] : [])),
    ...declared.keys(),
  ]);
  for (const name of names) {
    const field = declared.get(name);
    const value = owner.unit.members.find((member) => member.name === name && member.kind === "field")?.value;
    const type = field?.type ?? (value?.kind === "typed" ? value.type : undefined);
    const own = field?.decorators ?? [];
    const inner = isChecked && (marks.descends?.(machine, here, own) ?? true);
    const ofItem = field?.item;
    const item =
      ofItem === undefined
        ? undefined
        : itemsProof(proofOfPart(machine, here, ofItem, marks, isChecked, inner, depth, true));
    fields.set(name, item ?? proofOfPart(machine, here, { type, decorators: own }, marks, isChecked, inner, depth));
  }
  for (const { name, value } of owner.unit.members) {
    const property = marks.propertyOf?.(name);
    const before = property === undefined ? undefined : fields.get(property);
    if (!isChecked || before === undefined || value.kind !== "function") continue;
    fields.set(property!, withMarks(machine, here, before, value.unit.decorators, marks));
  }
  return fields;
}

/** Marks see the names in their class: `@Pattern(regexp = CODE)`. */
function insideOf(machine: Machine, owner: ClassCallable): Here {
  const self = { ...nothing, constants: undefined, callables: [owner] };
  const inClass = { ...owner.frame.unit, locals: new Set<string>() };
  return hereOf(new Frame(inClass, owner.frame, self, owner, 0), machine.world.fork());
}

function proofOfPart(
  machine: Machine,
  here: Here,
  { type, decorators }: NonNullable<DeclaredField["item"]>,
  marks: Marks,
  isChecked: boolean,
  descends: boolean,
  depth: number,
  isItem = false,
): Proof {
  const declared = type === undefined ? undefined : machine.evaluate(here, type);
  // A number is made of what is sent before anything is looked at.
  if (declared !== undefined && isMeasured(declared)) return { kind: "safe", safe: everyContext, converts: true };
  const owner = declared === undefined ? undefined : classIn(declared);
  if (owner !== undefined) return proofOfClass(machine, owner, marks, descends, depth + 1);
  return isChecked ? withMarks(machine, here, safeProof(0), decorators, marks, isItem) : safeProof(0);
}

function withMarks(
  machine: Machine,
  here: Here,
  before: Proof,
  decorators: readonly Expression[],
  marks: Marks,
  isItem = false,
): Proof {
  return decorators.map((mark) => marks.judge(machine, here, mark, isItem)).reduce<Proof>(both, before);
}

/** The class of the program that a type is. */
export function classIn({ callables }: Value): ClassCallable | undefined {
  const owner = callables.find(({ kind }) => kind === "class");
  return owner?.kind === "class" && owner.unit.isAbstract !== true ? owner : undefined;
}

/** Whether a class declares anything of its fields, or of those of the objects in them, that proves something. */
export function provesAnything(proof: Proof, depth = 0): boolean {
  switch (proof.kind) {
    case "safe":
      return proof.safe !== 0 && proof.converts !== true;
    case "checked":
      return true;
    case "items":
      return provesAnything(proof.item, depth + 1);
    case "fields":
      return depth < mostDepth && [...proof.shape.fields().values()].some((field) => provesAnything(field, depth + 1));
  }
}
