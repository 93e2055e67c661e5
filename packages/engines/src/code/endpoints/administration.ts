import { type CodeNode, type FunctionUnit, type Statement, someNode, writtenName } from "../ir/index.ts";
import type { Place } from "../values/index.ts";
import type { Endpoint } from "./contract.ts";

/** What guards, rights and questions for people who run the program are called. */
const administrator = /admin|super_?user|is_?staff|staff_?(member|only|required)/i;

/** Whether a place stands in code that answers endpoints of administrators alone: who reaches it runs the program anyway. */
export function administratorsOnly(endpoints: readonly Endpoint[]): (at: Place) => boolean {
  const byFile = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    const path = endpoint.handler?.module.path;
    if (path !== undefined) byFile.set(path, [...(byFile.get(path) ?? []), endpoint]);
  }
  return ({ module, start }) => {
    const answering = (byFile.get(module.path) ?? []).filter(
      ({ handler }) => handler !== undefined && handler.start <= start && start <= handler.end,
    );
    return answering.length > 0 && answering.every(isForAdministrators);
  };
}

function isForAdministrators({ guards, handler }: Endpoint): boolean {
  const isNamed = ({ name, at }: Endpoint["guards"][number]) =>
    administrator.test(name) || administrator.test(writtenBefore(at, handler));
  return guards.some(isNamed) || (handler !== undefined && turnsOthersAway(handler));
}

/** How a guard is registered, without paths and the code that answers: `requires(Right.Admin)`. */
function writtenBefore({ module, start, end }: Place, handler: FunctionUnit | undefined): string {
  const isInside = handler?.module === module && handler.start > start;
  const text = module.text.slice(start, isInside ? Math.min(end, handler.start) : end);
  return text.slice(0, longestRegistration).replace(/(["'`])[^"'`]*\/[^"'`]*\1/g, "");
}

const longestRegistration = 500;

/** `if (!user.isAdmin) return forbidden()` */
function turnsOthersAway({ body }: FunctionUnit): boolean {
  const isQuestion = (node: CodeNode) =>
    node.kind === "unary" &&
    node.operator === "not" &&
    someNode(node.operand, (part) => administrator.test(writtenName(part)));
  return someNode(body, (node) => node.kind === "if" && ends(node.consequence) && someNode(node.test, isQuestion));
}

function ends(list: readonly Statement[]): boolean {
  const last = list.at(-1);
  if (last?.kind === "block") return ends(last.body);
  return last?.kind === "return" || last?.kind === "throw";
}
