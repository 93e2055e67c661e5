import type { HandedModel } from "../../models/index.ts";
import { join, only, type Place, type Taint, unknown, type Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import type { Here, Machine } from "../machine.ts";
import { fromRequest } from "./writes.ts";

/** The name of what was found on a request, with the path to it: `handed on:express.Request/filter`. */
const mark = "handed on:";
const mostDepth = 2;
/** Where the parser of uploads put a file. */
export const ownPathOfUpload = /(^|\.)(filepath|tempFilePath)$/;
/** What frameworks put there themselves. */
const own =
  /^(app|req|res|request|response|next|log|method|ip|ips|protocol|secure|xhr|route|socket|baseUrl|fresh|stale)$/;

/** Something is put on the request or on what goes with it: `req.term = value`, `ctx.state.term = value`. */
export function noteHanded(machine: Machine, here: Here, owner: Value, name: string, value: Value, at: Place): void {
  const entity = entityOf(machine, here, owner);
  if (entity !== undefined) write(machine, here, entity, name, value, at);
}

/** What is read of a request, or of what goes with it, that no model knows: what another function may have put there. */
export function readHanded(machine: Machine, here: Here, value: Value, name: string, found: Value, at: Place): Value {
  const inner = value.names.find((each) => each.startsWith(mark));
  if (inner !== undefined) {
    const [entity = "", path = ""] = inner.slice(mark.length).split("/");
    // What it is a part of was read to get there.
    const taints = found.taints.filter(({ source: { field } }) => field?.isHandedOn !== true || field.name !== path);
    return { ...join({ ...found, taints }, handed(entity, `${path}.${name}`, at)), number: found.number };
  }
  const entity = entityOf(machine, here, value);
  if (entity === undefined || own.test(name) || found.taints.length + found.callables.length + found.objects.length > 0)
    return found;
  const { known } = machine.catalog(here.frame.unit.module.language);
  return found.names.some((each) => known.has(each))
    ? found
    : { ...join(found, handed(entity, name, at)), number: found.number };
}

/** Calls that put something on a request under a name, and calls that find it there again. */
export function callHanded(machine: Machine, here: Here, site: CallSite, result: Value): Value {
  const { handed: models } = machine.catalog(here.frame.unit.module.language);
  if (models.size === 0 || site.target.callables.length > 0) return result;
  const model = modelOf(models, site);
  if (model === undefined) return result;
  const { method = "", given, at, target } = site;
  const isPut = model.put?.some((name) => name === method || target.names.includes(name)) === true;
  if (isPut) {
    // `context.WithValue(parent, key, value)`
    const [key, value] = model.put!.includes(method) ? given.positional : given.positional.slice(1);
    if (key !== undefined && value !== undefined) write(machine, here, model.on[0]!, keyOf(here, key), value, at);
    return result;
  }
  const [key] = given.positional;
  if (key === undefined || model.find?.includes(method) !== true || result.taints.length > 0) return result;
  const read = handed(model.on[0]!, keyOf(here, key), at);
  return { ...join(result, read), number: result.number === 0 ? machine.fresh() : result.number };
}

function modelOf(models: ReadonlyMap<string, HandedModel>, { receiver, target }: CallSite): HandedModel | undefined {
  const isModelled = (name: string) => models.has(name);
  const name = receiver?.names.find(isModelled) ?? target.names.find(isModelled);
  return name === undefined ? undefined : models.get(name);
}

/** A literal, or what stands for it: an object of a class for the purpose. */
function keyOf({ state }: Here, key: Value): string {
  const types = key.objects.map((number) => state.thing(number)?.instanceOf?.unit.name ?? "");
  return String(key.text ?? only(key) ?? types[0] ?? key.names[0] ?? "").replaceAll(/[./]/g, " ");
}

function entityOf(machine: Machine, here: Here, { names }: Value): string | undefined {
  const { handed: models } = machine.catalog(here.frame.unit.module.language);
  if (models.size === 0) return undefined;
  for (const name of names) {
    const model = models.get(name);
    if (model !== undefined) return model.on[0];
  }
  return undefined;
}

function write(machine: Machine, here: Here, entity: string, path: string, value: Value, at: Place, depth = 0): void {
  if (path === "") return;
  const told = `put with the request as ${path}`;
  for (const taint of fromRequest(value)) machine.stored.write(mark + entity, path, taint, at, told);
  if (depth >= mostDepth) return;
  for (const number of value.objects) {
    for (const [name, slot] of here.state.thing(number)?.slots ?? [])
      write(machine, here, entity, `${path}.${name}`, slot, at, depth + 1);
  }
}

function handed(entity: string, path: string, at: Place): Value {
  const field = { entity: mark + entity, name: path, isHandedOn: true as const };
  const source = { label: "stored" as const, what: `${path}, which goes with the request`, at, field };
  const taint: Taint = { source, last: undefined, safe: 0, doubt: 0 };
  return { ...unknown, names: [`${mark}${entity}/${path}`], taints: [taint] };
}
