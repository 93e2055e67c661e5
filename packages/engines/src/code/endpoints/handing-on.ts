import { type FunctionUnit, someNode } from "../ir/index.ts";

/** Whether a function calls the third of its parameters with nothing: what is registered later at the path answers too. */
export function handsOn({ module, parameters, body }: FunctionUnit): boolean {
  const next = parameters[2]?.name;
  if (module.language !== "javascript" || next === undefined || next === "") return false;
  return someNode(body, (node) => {
    return node.kind === "call" && node.callee.kind === "name" && node.callee.name === next && node.args.length === 0;
  });
}
