import { isSafeFor } from "../../values/index.ts";
import { taintsWithin } from "../elements.ts";
import { allGiven, type Here, type Machine } from "../machine.ts";
import type { CallSite } from "./call-site.ts";

const fileAccess =
  /^(read|write|open|create|make|load|save|store|delete|remove|extract|unpack|serve|send|stream|copy|move|append|touch)_?\w*?(file|folder|director(y|ie)|archive|zip|image|document)s?$/i;
const doubt = 4;

/** Reports a path of a user's making that goes to a function whose code is not seen, but whose name speaks of files. */
export function checkUnseenFileAccess(machine: Machine, here: Here, { given, at }: CallSite, name: string): void {
  if (!fileAccess.test(name)) return;
  const taints = allGiven(given)
    .flatMap((value) => taintsWithin(here.state, value, 1))
    .filter((value) => value.names.includes("canonical path"))
    .flatMap((value) => value.taints)
    .filter(({ safe, source }) => !isSafeFor(safe, "path") && source.label !== "command line");
  if (taints.length > 0)
    machine.report({ rule: "path-traversal", at, unit: here.frame.unit, sink: name, taints, doubt });
}
