import { constant, named, only, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Here, Machine } from "../../machine.ts";
import { storeSlot } from "../../store.ts";

const prefix = "resource:";

/** Settings that a program reads from property files of its own: `Properties.load(getResourceAsStream("app.properties"))`. */
export function callResource(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { method, given, receiver, target } = site;
  const [first = unknown] = given.positional;
  if (method === "getResourceAsStream" || method === "getResource") {
    const path = only(first);
    return typeof path === "string" ? named(`${prefix}${path}`) : undefined;
  }
  if (receiver === undefined || !target.names.includes("java.util.Properties().load")) return undefined;
  const file = first.names.find((name) => name.startsWith(prefix))?.slice(prefix.length);
  const settings = file === undefined ? undefined : machine.settingsIn(file);
  for (const [name, value] of settings ?? []) storeSlot(here.state, receiver, name, constant(value));
  return constant(null);
}
