import { type ClassCallable, itemsOf, unknown, type Value } from "../../../values/index.ts";
import { beside } from "../../beside.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { memberOf } from "../../load.ts";
import type { Here, Machine } from "../../machine.ts";

/** What fills fields of a model: https://laravel.com/docs/12.x/eloquent#mass-assignment */
const filling = /^(create|createQuietly|fill|update|updateOrCreate|firstOrCreate|firstOrNew|make)$/;

/** What looks for rows of a model, or begins to. */
const finding = /^(query|with|where\w*|find|findOrFail|findOrNew|first|firstOrFail|firstWhere|sole|latest|oldest)$/;
/** The model that a value was found of, by its number. */
const found = beside<Machine, Map<number, ClassCallable>>(() => new Map());

/** Models of Laravel: scopes under their own names, and fields that a request fills. */
export function callEloquent(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, method, receiver, given, at, isNew } = site;
  const owners = isNew ? classesOf(target.callables) : receiver === undefined ? [] : ownersOf(machine, here, receiver);
  if (owners.length === 0) return undefined;
  if (
    (isNew || (method !== undefined && filling.test(method))) &&
    owners.some((owner) => isOpenToAll(machine, here, owner, at))
  )
    noteFilled(machine, here, site);
  if (method === undefined || receiver === undefined || target.callables.length > 0) return undefined;
  const scope = `scope${method.charAt(0).toUpperCase()}${method.slice(1)}`;
  for (const owner of owners) {
    const scoped = memberOf(machine, here, owner, scope, receiver, false, at);
    if (scoped === undefined || scoped.callables.length === 0) continue;
    machine.invokeAll(here, scoped, { ...given, positional: [receiver, ...given.positional] }, at);
    return receiver;
  }
  if (!finding.test(method) || receiver.taints.length > 0) return undefined;
  const number = machine.fresh();
  found(machine).set(number, owners[0]!);
  return { ...unknown, number };
}

function noteFilled(machine: Machine, here: Here, { given, at, method, isNew }: CallSite): void {
  const { bodies } = machine.catalog("php");
  const whole = given.positional.find(({ names }) => names.some((name) => bodies.has(name)));
  if (whole === undefined) return;
  const sink = isNew ? "a model's constructor" : (method ?? "");
  machine.report({ rule: "mass-assignment", at, unit: here.frame.unit, sink, taints: whole.taints, doubt: 0 });
}

/** `protected $guarded = [];` */
function isOpenToAll(machine: Machine, here: Here, owner: ClassCallable, at: CallSite["at"]): boolean {
  const guarded = memberOf(machine, here, owner, "guarded", unknown, false, at);
  const thing = guarded?.objects.length === 1 ? here.state.thing(guarded.objects[0]!) : undefined;
  return thing !== undefined && itemsOf(thing)?.length === 0;
}

function ownersOf(machine: Machine, here: Here, receiver: Value): ClassCallable[] {
  const own = found(machine).get(receiver.number);
  if (own !== undefined) return [own];
  const made = receiver.objects.flatMap((number) => here.state.thing(number)?.instanceOf ?? []);
  return [...made, ...classesOf(receiver.callables)];
}

function classesOf(callables: Value["callables"]): ClassCallable[] {
  return callables.filter((callable) => callable.kind === "class");
}
