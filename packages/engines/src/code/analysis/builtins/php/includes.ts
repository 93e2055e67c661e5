import type { Module } from "../../../ir/index.ts";
import { Frame, joinAll, only, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { declarationOf } from "../../linking/php.ts";
import type { Exits, Here, Machine } from "../../machine.ts";
import { mountRoutesOf } from "./laravel-routes.ts";

const mostDepth = 10;

/** `include`: runs the file where it is included, with the variables there. */
export function callIncludes(machine: Machine, here: Here, name: string, { given, at }: CallSite): Value | undefined {
  if (name !== "include") return undefined;
  const [path] = given.positional;
  const known = path === undefined ? undefined : only(path);
  const text = typeof known === "string" ? known : path?.text;
  if (text === undefined || !machine.mayFollow) return unknown;
  const around = framesAround(here.frame);
  if (around.length > mostDepth) return unknown;
  const files = machine
    .includedFiles(here.frame.unit.module.path, text)
    .filter(({ path: included }) => !around.some((frame) => frame.unit.module.path === included));
  if (files.length === 0) return unknown;
  if (mountRoutesOf(machine, files, at)) return unknown;
  const ends = files.map((file) => run(machine, { ...here, state: here.state.fork() }, file));
  here.state.merge(ends.flatMap(({ states }) => states));
  return joinAll(ends.map(({ value }) => value));
}

/** The frames of files that include one another, from here outwards. */
function framesAround(frame: Frame): Frame[] {
  const all: Frame[] = [];
  for (let at = frame; at.parent !== undefined; at = at.parent) all.push(at);
  return all;
}

function run(machine: Machine, here: Here, { top }: Module): { states: Here["state"][]; value: Value } {
  const locals = new Set(
    [...top.locals].filter((name) => name.startsWith("$") && here.frame.holderOf(name) === undefined),
  );
  const frame = new Frame({ ...top, locals }, here.frame, here.frame.self, here.frame.owner, here.frame.depth + 1);
  const exits: Exits = { returns: [], yields: [] };
  const body = top.body.filter((statement) => declarationOf(statement) === undefined);
  const completes = machine.execute({ ...here, frame, exits, loop: undefined }, body);
  const states = [...exits.returns.map(({ state }) => state), ...(completes ? [here.state] : [])];
  const value = joinAll([...exits.returns.map((exit) => exit.value), ...(completes ? [unknown] : [])]);
  return { states: states.length === 0 ? [here.state] : states, value };
}
