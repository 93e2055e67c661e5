import { writtenName } from "../../../ir/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import type { Machine } from "../../machine.ts";
import { marksAt } from "./names.ts";
import { textsIn } from "./texts.ts";

/**
 * The path before all resources of Jakarta REST, where a program has one application that says one; empty otherwise.
 * https://jakarta.ee/specifications/restful-ws/4.0/ section 2.3.2
 */
export function applicationPath(machine: Machine, classes: readonly ClassCallable[]): string {
  const paths = classes.flatMap((owner) =>
    owner.unit.decorators
      .filter((mark) => writtenName(mark) === "ApplicationPath")
      .flatMap((mark) => (mark.kind === "call" ? mark.args : []))
      .flatMap(({ value }) => textsIn(machine, owner, undefined, value) ?? []),
  );
  const [path = "", ...others] = new Set(paths);
  return others.length > 0 || path === "" ? "" : `/${path.replace(/^\/+/, "")}`;
}

/** Whether requests for a class come by way of an application of Jakarta REST. */
export function isRestResource({ unit, frame }: ClassCallable): boolean {
  return marksAt(unit).has("Path") && /\b(javax|jakarta)\.ws\.rs\b/.test(frame.unit.module.text);
}
