import { type ClassCallable, joinAll, named, onlyTaints, type Value, withHop } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { libraryBases } from "../../classes/bases.ts";
import { taintsWithin } from "../../elements.ts";
import { load } from "../../load.ts";
import { type Given, type Here, type Machine, noArguments } from "../../machine.ts";
import { allocate, storeSlot } from "../../store.ts";
import { isModel, patternSaid, proofOfModel, through } from "../../validating/index.ts";

/** What says what a field or parameter has to look like: https://docs.pydantic.dev/latest/concepts/fields/ */
const constraint =
  /^(pydantic|fastapi|sqlmodel)\b.*\.(constr|Field|StringConstraints|Query|Path|Header|Cookie|Form|Body)$/;
const dependency = /^fastapi\.(params\.)?(Depends|Security)$/;
const making = new Set(["model_validate", "parse_obj", "model_validate_json", "parse_raw", "model_validate_strings"]);
const dumping = new Set(["model_dump", "dict"]);
const copying = new Set(["model_copy", "copy"]);
const writing = new Set(["model_dump_json", "json"]);

/** Classes whose objects are checked when they are made, of pydantic and of FastAPI; `undefined` for other calls. */
export function callModel(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, given } = site;
  for (const name of target.names) {
    if (constraint.test(name)) return constrained(name, given);
    if (dependency.test(name)) return depending(machine, here, name, given);
  }
  const owners = target.callables.length === 0 ? [] : modelsIn(machine, target).filter(checksWhenMade);
  if (owners.length > 0 && (given.keywords.size > 0 || given.written?.some(({ spread }) => spread === "record")))
    return joinAll(owners.map((owner) => made(machine, here, owner, site)));
  return callMethod(machine, here, site);
}

function constrained(name: string, { keywords }: Given): Value | undefined {
  const pattern = patternSaid(keywords.get("pattern") ?? keywords.get("regex"));
  return pattern === undefined ? undefined : named(`${name}()`, pattern);
}

function depending(machine: Machine, here: Here, name: string, { positional, keywords }: Given): Value {
  const made = { ...named(`${name}()`), number: machine.fresh() };
  const on = positional[0] ?? keywords.get("dependency");
  if (on !== undefined) storeSlot(here.state, made, "dependency", on);
  return made;
}

function callMethod(machine: Machine, here: Here, { receiver, method, given, at }: CallSite): Value | undefined {
  if (method === undefined || receiver === undefined) return undefined;
  const first = given.positional[0];
  if (making.has(method) && first !== undefined) {
    const owners = modelsIn(machine, receiver);
    return owners.length === 0
      ? undefined
      : joinAll(owners.map((owner) => through(machine, here, first, proofOfModel(machine, owner), at)));
  }
  if (!dumping.has(method) && !copying.has(method) && !writing.has(method)) return undefined;
  const things = receiver.objects.map((number) => here.state.thing(number)).filter((thing) => thing !== undefined);
  if (!things.some(({ instanceOf }) => instanceOf !== undefined && isModel(machine, instanceOf))) return undefined;
  if (dumping.has(method))
    return joinAll(things.map((thing) => allocate(machine, here.state, { ...thing, instanceOf: undefined })));
  if (copying.has(method)) return receiver;
  const text = { ...onlyTaints(taintsWithin(here.state, receiver)), number: machine.fresh() };
  return withHop(text, at, `through ${method}`);
}

/** Plain dataclasses keep what they are given; a class with a way of its own to be made is followed there. */
function checksWhenMade(owner: ClassCallable): boolean {
  return libraryBases(owner).length > 0 && !owner.unit.members.some(({ name }) => name === "__init__");
}

function modelsIn(machine: Machine, { callables }: Value): ClassCallable[] {
  return callables.flatMap((callable) => (callable.kind === "class" && isModel(machine, callable) ? [callable] : []));
}

/** `Item(**content)`, `Item(name=name)`: what is given is checked, and kept under its name. */
function made(machine: Machine, here: Here, owner: ClassCallable, { given, at }: CallSite): Value {
  const self = machine.invoke(here, owner, noArguments, at, true);
  const proof = proofOfModel(machine, owner);
  if (proof.kind !== "fields") return self;
  const spread = given.written?.filter((argument) => argument.spread === "record") ?? [];
  const whole = spread.map(({ value }) => machine.evaluate(here, value)).find(({ taints }) => taints.length > 0);
  for (const [name, field] of proof.shape.fields()) {
    const value = given.keywords.get(name) ?? (whole === undefined ? undefined : load(machine, here, whole, name, at));
    if (value !== undefined) storeSlot(here.state, self, name, through(machine, here, value, field, at));
  }
  return self;
}
