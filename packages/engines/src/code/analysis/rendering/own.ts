import type { FunctionUnit } from "../../ir/index.ts";
import type { Callable } from "../../values/index.ts";
import type { Here, Machine } from "../machine.ts";
import { showOwnPage } from "./razor.ts";
import { namesPage, showContext, showReturned } from "./rendered.ts";
import { showOwnTemplate } from "./ruby.ts";

/** Whether a function may show a page by its own name, or by that of its class, once it has ended. */
export function mayShowOwn(unit: FunctionUnit): boolean {
  const { language } = unit.module;
  if (language === "java") return namesPage(unit);
  return language === "ruby" || language === "csharp" || (language === "python" && unit.name === "get_context_data");
}

/** Shows what a function shows by itself in the state that it leaves. */
export function showOwn(machine: Machine, inner: Here, callable: Callable & { kind: "function" }): void {
  const { language } = callable.unit.module;
  if (language === "ruby") showOwnTemplate(machine, inner, callable);
  if (language === "python") showContext(machine, inner, callable);
  if (language === "java") showReturned(machine, inner, callable);
  if (language === "csharp") showOwnPage(machine, inner, callable);
}
