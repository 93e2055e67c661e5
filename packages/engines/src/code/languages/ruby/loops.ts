import { type FlatTree, type NodeId, none } from "../../parse/index.ts";

type LoopShape = "items" | "pairs" | "numbers" | "endless";

const shapes: Readonly<Record<string, LoopShape>> = {
  each: "items",
  each_entry: "items",
  each_value: "items",
  each_with_index: "items",
  reverse_each: "items",
  find_each: "items",
  each_line: "items",
  each_char: "items",
  each_pair: "pairs",
  times: "numbers",
  upto: "numbers",
  downto: "numbers",
  step: "numbers",
  loop: "endless",
};

/** Whether a call with a block runs it as a loop does. */
export function isLoopCall(tree: FlatTree, node: NodeId): boolean {
  const block = tree.child(node, "block");
  const method = tree.child(node, "method");
  if (block === none || method === none) return false;
  const shape = shapes[tree.source(method)];
  return shape !== undefined && (shape === "endless") === (tree.child(node, "receiver") === none);
}

/** How a method runs a block of so many parameters. */
export function loopShape(method: string, parameters: number): LoopShape {
  const shape = shapes[method] ?? "items";
  return shape === "items" && parameters > 1 && method !== "each_with_index" ? "pairs" : shape;
}
