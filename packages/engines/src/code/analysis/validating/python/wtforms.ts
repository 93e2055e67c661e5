import {
  type ClassCallable,
  emptyThing,
  type Fact,
  joinAll,
  type Place,
  unknown,
  type Value,
  withSlot,
} from "../../../values/index.ts";
import { beside } from "../../beside.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { libraryBases } from "../../classes/bases.ts";
import { load } from "../../load.ts";
import { type Given, givenInOrder, type Here, type Machine } from "../../machine.ts";
import { allocate, storeSlot } from "../../store.ts";
import { apart } from "../checkers.ts";
import { extending, membersOf, methodOf } from "../members.ts";
import { fieldsProof, type Proof, through } from "../proof.ts";
import { declaring, proofDeclared } from "../schemas.ts";
import { sent } from "../sent.ts";

const forms = /^(wtforms\.(form\.)?(Form|BaseForm)|flask_wtf\.(form\.)?(FlaskForm|Form|SecureForm))$/;
const ofFlask = /^flask_wtf\./;
/** They hold what they make of what is sent, or nothing, also before anybody asks whether it is right. */
const converting =
  /\.(Integer|IntegerRange|Decimal|DecimalRange|Float|Boolean|Date|DateTime|DateTimeLocal|Month|Week|Time|Submit)Field\(\)$/;

/** A form that was made: what holds of its fields where they were looked at. */
interface Form {
  readonly owner: ClassCallable;
  readonly facts: readonly Fact[];
}
const made = beside<Machine, Map<number, Form>>(() => new Map());

/** Forms of WTForms, also of Flask: https://wtforms.readthedocs.io/en/stable/crash_course/; `undefined` for other calls. */
export function callWtform(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, receiver, method, given, at } = site;
  const owners = extending(target, forms);
  if (owners.length > 0) return joinAll(owners.map((owner) => filled(machine, here, owner, given, at)));
  if (target.names.some((name) => /^wtforms\.(fields\.(\w+\.)?)?FormField$/.test(name))) {
    const [owner] = given.positional[0] === undefined ? [] : extending(given.positional[0], forms);
    return owner && declaring(machine, unknown, fieldsProof({ fields: () => fieldsOf(machine, owner), isOpen: false }));
  }
  const form = receiver === undefined ? undefined : made(machine).get(receiver.number);
  if (form === undefined || (method !== "validate" && method !== "validate_on_submit")) return undefined;
  if (target.callables.length > 0) machine.invokeAll(here, target, given, at);
  for (const [name] of fieldsOf(machine, form.owner)) {
    const by = methodOf(form.owner, `validate_${name}`, receiver);
    if (by !== undefined) machine.invoke(here, by, givenInOrder(load(machine, here, receiver!, name, at)), at, false);
  }
  return { ...unknown, whenTrue: form.facts };
}

function fieldsOf(machine: Machine, owner: ClassCallable): ReadonlyMap<string, Proof> {
  return new Map(
    [...membersOf(machine, owner)].flatMap(([name, value]) => {
      const proof = proofDeclared(machine, value);
      return proof === undefined ? [] : [[name, proof] as const];
    }),
  );
}

function filled(machine: Machine, here: Here, owner: ClassCallable, given: Given, at: Place): Value {
  const self = machine.invoke(here, owner, given, at, true);
  const data = dataOf(machine, owner, given, at);
  if (data === undefined) return self;
  const facts: Fact[] = [];
  putFields(machine, here, owner, self, data, at, facts);
  made(machine).set(self.number, { owner, facts });
  return self;
}

/** What a form is filled with: that of Flask takes what was sent where it is given nothing. */
function dataOf(machine: Machine, owner: ClassCallable, { positional, keywords }: Given, at: Place): Value | undefined {
  const said = keywords.get("formdata") ?? positional[0];
  if (said !== undefined && said.taints.length > 0) return said;
  const isFlask = libraryBases(owner).some((name) => ofFlask.test(name));
  return isFlask && !keywords.has("formdata") ? sent(machine, "a form field (request.form)", at) : undefined;
}

function putFields(
  machine: Machine,
  here: Here,
  owner: ClassCallable,
  self: Value,
  data: Value,
  at: Place,
  facts: Fact[],
): void {
  const members = membersOf(machine, owner);
  let all = emptyThing();
  for (const [name, proof] of fieldsOf(machine, owner)) {
    const value = load(machine, here, data, name, at);
    const isMade = members.get(name)?.names.some((each) => converting.test(each)) === true;
    const part = isMade
      ? { value: through(machine, here, value, proof, at), facts: [] }
      : apart(machine, here, value, proof, at);
    facts.push(...part.facts);
    all = withSlot(all, name, part.value, true);
    const inside = proof.kind === "fields" ? here.state.thing(part.value.number) : undefined;
    storeSlot(here.state, self, name, fieldOf(machine, here, part.value, inside?.slots));
  }
  storeSlot(here.state, self, "data", allocate(machine, here.state, all));
}

/** The object of one field; of a form inside of a form, with its fields. */
function fieldOf(machine: Machine, here: Here, data: Value, inside: ReadonlyMap<string, Value> | undefined): Value {
  let thing = withSlot(emptyThing(), "data", data, true);
  for (const [name, value] of inside ?? [])
    thing = withSlot(thing, name, fieldOf(machine, here, value, undefined), true);
  return { ...allocate(machine, here.state, thing), isOpen: true };
}
