import { type ClassCallable, joinAll, type Place, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { libraryBases } from "../../classes/bases.ts";
import { optionOf } from "../../conditions.ts";
import { textsOf } from "../../literals.ts";
import { givenInOrder, type Here, hereOf, type Machine, noArguments } from "../../machine.ts";
import { storeSlot } from "../../store.ts";
import { extending, membersOf, methodOf } from "../members.ts";
import { fieldsProof, itemsProof, type Proof, through } from "../proof.ts";
import { declaring, proofDeclared } from "../schemas.ts";
import { fieldsOfModel, metaOf } from "./forms.ts";
import { isMany } from "./many.ts";

const serializers = /^rest_framework\.serializers\.(\w*Serializer)$/;
const ofModels = /^rest_framework\.serializers\.\w*ModelSerializer$/;

/**
 * Serializers that are given the data of a request: what is valid of it is at hand, field by field; `undefined` for other
 * calls. https://www.django-rest-framework.org/api-guide/serializers/
 */
export function callSerializer(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, receiver, method, given, at } = site;
  const owners = extending(target, serializers);
  if (owners.length > 0)
    return joinAll(
      owners.map((owner) => {
        const self = machine.invoke(here, owner, given, at, true);
        const proof = proofOfSerializer(machine, owner, self);
        const data = given.keywords.get("data");
        const made = declaring(machine, self, isMany(given) ? itemsProof(proof) : proof);
        return data === undefined ? made : filledSerializer(machine, here, made, data, at);
      }),
    );
  if (method !== "save" || receiver === undefined || target.callables.length > 0) return undefined;
  const data = optionOf(here.state, receiver, validated);
  const [thing] = receiver.objects.map((number) => here.state.thing(number)?.instanceOf);
  if (data === undefined || thing === undefined) return undefined;
  return saved(machine, here, thing, receiver, data, at);
}

const validated = "validated_data";

/** A serializer that a view of the framework makes itself. */
export function serializerOf(machine: Machine, here: Here, owner: ClassCallable, at: Place, isList: boolean): Value {
  const self = machine.invoke(here, owner, noArguments, at, true);
  const proof = proofOfSerializer(machine, owner, self);
  return declaring(machine, self, isList ? itemsProof(proof) : proof);
}

/** Whether a class is one of serializers. */
export function isSerializer(value: Value): ClassCallable | undefined {
  return extending(value, serializers)[0];
}

/** A serializer with what is valid of the data that it is given. */
export function filledSerializer(machine: Machine, here: Here, self: Value, data: Value, at: Place): Value {
  const proof = proofDeclared(machine, self);
  if (proof === undefined) return self;
  const content = through(machine, here, data, proof, at);
  storeSlot(here.state, self, "initial_data", data);
  storeSlot(here.state, self, validated, content);
  storeSlot(here.state, self, "data", content);
  return self;
}

/** What the program does with what is valid when the framework is told to keep it. */
function saved(machine: Machine, here: Here, owner: ClassCallable, self: Value, data: Value, at: Place): Value {
  const create = methodOf(owner, "create", self);
  const update = methodOf(owner, "update", self);
  const instance = optionOf(here.state, self, "instance");
  const results = [
    ...(create === undefined ? [] : [machine.invoke(here, create, givenInOrder(data), at, false)]),
    ...(update === undefined ? [] : [machine.invoke(here, update, givenInOrder(instance ?? data, data), at, false)]),
  ];
  return joinAll(results);
}

/** What a serializer proves of its fields; what its own methods throw for does not pass. */
export function proofOfSerializer(machine: Machine, owner: ClassCallable, self?: Value): Proof {
  const isOfModel = libraryBases(owner).some((name) => ofModels.test(name));
  const meta = isOfModel ? metaOf(machine, owner) : undefined;
  const ofModel = isOfModel ? fieldsOfModel(machine, meta?.get("model")) : undefined;
  const isOpen = isOfModel && ofModel === undefined;
  const fields = fieldsProof({ fields: () => fieldsOf(machine, owner, self, ofModel, meta), isOpen });
  const by = methodOf(owner, "validate", self);
  return by === undefined ? fields : { kind: "checked", by, before: fields };
}

function fieldsOf(
  machine: Machine,
  owner: ClassCallable,
  self: Value | undefined,
  ofModel: ReadonlyMap<string, Proof> | undefined,
  meta: ReadonlyMap<string, Value> | undefined,
): ReadonlyMap<string, Proof> {
  const own = [...membersOf(machine, owner)].flatMap(([name, value]) => {
    const proof = proofDeclared(machine, value);
    return proof === undefined ? [] : [[name, proof] as const];
  });
  const fields = new Map([...(ofModel ?? []), ...own]);
  const named = meta?.get("read_only_fields");
  const here = hereOf(owner.frame, machine.world);
  for (const name of named === undefined ? [] : textsOf(here, named)) fields.delete(name.toLowerCase());
  for (const [name, before] of fields) {
    const by = methodOf(owner, `validate_${name}`, self);
    if (by !== undefined) fields.set(name, { kind: "checked", by, before });
  }
  return fields;
}
