import {
  type ClassCallable,
  emptyThing,
  joinAll,
  type Place,
  type Value,
  withRest,
  withSlot,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { libraryBases } from "../../classes/bases.ts";
import { optionOf } from "../../conditions.ts";
import { load } from "../../load.ts";
import { type Given, type Here, type Machine, noArguments } from "../../machine.ts";
import { allocate, storeSlot } from "../../store.ts";
import { extending, membersOf, methodOf } from "../members.ts";
import { fieldsProof, type Proof, safeProof, through } from "../proof.ts";
import { proofDeclared } from "../schemas.ts";

const forms = /^django\.forms\.(\w+\.)?(Form|ModelForm|BaseForm|BaseModelForm)$/;
const modelForms = /^django\.forms\.(\w+\.)?(Base)?ModelForm$/;
const models = /^django\.db\.models\.(\w+\.)*Model$/;
const fileFields = /\.(File|Image)Field\(\)$/;
const cleaned = "cleaned_data";

/**
 * Forms that are made of what a request brings: what is cleaned of it is at hand, field by field; `undefined` for other calls.
 * https://docs.djangoproject.com/en/stable/ref/forms/validation/
 */
export function callForm(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, receiver, method, given, at } = site;
  const owners = extending(target, forms);
  if (owners.length > 0) {
    const data = dataIn(given);
    const made = owners.map((owner) => {
      const self = machine.invoke(here, owner, given, at, true);
      return data === undefined ? self : filledForm(machine, here, owner, self, data, filesIn(given), at);
    });
    return joinAll(made);
  }
  // `super().clean()` gives what is cleaned so far.
  if (method !== "clean" || receiver === undefined || target.callables.length > 0) return undefined;
  return optionOf(here.state, receiver, cleaned);
}

/** Of a form that a view of the framework makes itself: filled with all that a request brings. */
export function formOf(machine: Machine, here: Here, owner: ClassCallable, data: Value, at: Place): Value {
  return filledForm(machine, here, owner, machine.invoke(here, owner, noArguments, at, true), data, undefined, at);
}

/** The form that a view of the framework makes of a model. */
export function formOfModel(
  machine: Machine,
  here: Here,
  model: Value | undefined,
  data: Value,
  at: Place,
): Value | undefined {
  const fields = fieldsOfModel(machine, model);
  if (fields === undefined) return undefined;
  const content = through(machine, here, data, fieldsProof({ fields: () => fields, isOpen: false }), at);
  return allocate(machine, here.state, withSlot(emptyThing(), cleaned, content, true));
}

/** Whether a class is one of forms. */
export function isForm(value: Value): ClassCallable | undefined {
  return extending(value, forms)[0];
}

function dataIn({ positional, keywords }: Given): Value | undefined {
  const named = keywords.get("data");
  const all = named === undefined ? positional : [named];
  return all.find((value) => value.taints.length > 0 && !value.names.some((name) => name.endsWith(".FILES")));
}

function filesIn({ positional, keywords }: Given): Value | undefined {
  return keywords.get("files") ?? positional.find(({ names }) => names.some((name) => name.endsWith(".FILES")));
}

function filledForm(
  machine: Machine,
  here: Here,
  owner: ClassCallable,
  self: Value,
  data: Value,
  files: Value | undefined,
  at: Place,
): Value {
  const members = membersOf(machine, owner);
  const { fields, isOpen } = fieldsOfForm(machine, owner, members);
  const content = allocate(machine, here.state, isOpen ? withRest(emptyThing(), data) : emptyThing());
  storeSlot(here.state, self, "data", data);
  storeSlot(here.state, self, cleaned, content);
  for (const [name, proof] of fields) {
    const isFile = members.get(name)?.names.some((each) => fileFields.test(each)) === true;
    const from = isFile ? files : data;
    if (from === undefined) continue;
    storeSlot(here.state, content, name, through(machine, here, load(machine, here, from, name, at), proof, at));
    const by = methodOf(owner, `clean_${name}`, self);
    if (by !== undefined) storeSlot(here.state, content, name, machine.invoke(here, by, noArguments, at, false));
  }
  const by = methodOf(owner, "clean", self);
  const kept = by === undefined ? undefined : machine.invoke(here, by, noArguments, at, false);
  if (kept !== undefined && kept.objects.length > 0) storeSlot(here.state, self, cleaned, kept);
  return self;
}

/** What is proved of each field of a form: those that it declares, and those that it takes from a model. */
function fieldsOfForm(
  machine: Machine,
  owner: ClassCallable,
  members: ReadonlyMap<string, Value>,
): { readonly fields: ReadonlyMap<string, Proof>; readonly isOpen: boolean } {
  const own = [...members].flatMap(([name, value]) => {
    const proof = proofDeclared(machine, value);
    return proof === undefined ? [] : [[name, proof] as const];
  });
  if (!libraryBases(owner).some((name) => modelForms.test(name))) return { fields: new Map(own), isOpen: false };
  const ofModel = fieldsOfModel(machine, metaOf(machine, owner)?.get("model"));
  return { fields: new Map([...(ofModel ?? []), ...own]), isOpen: ofModel === undefined };
}

/** What the class `Meta` inside a class says, by name. */
export function metaOf(machine: Machine, owner: ClassCallable): ReadonlyMap<string, Value> | undefined {
  const meta = membersOf(machine, owner)
    .get("Meta")
    ?.callables.find(({ kind }) => kind === "class");
  return meta?.kind === "class" ? membersOf(machine, meta) : undefined;
}

/** What a model of Django proves of its fields where a form or serializer is made of it; `undefined` where it is not seen whole. */
export function fieldsOfModel(machine: Machine, model: Value | undefined): ReadonlyMap<string, Proof> | undefined {
  const [owner] = model === undefined ? [] : extending(model, models);
  if (owner === undefined) return undefined;
  const fields = [...membersOf(machine, owner)].map(
    ([name, value]) => [name, proofDeclared(machine, value) ?? safeProof(0)] as const,
  );
  return new Map(fields);
}
