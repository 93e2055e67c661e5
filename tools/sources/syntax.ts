import { type ParseResult, parseSync } from "oxc-parser";
import type { Source } from "./source.ts";

/** A node of the syntax tree (ESTree, as oxc-parser gives it), read by the members a guard knows. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

const parsed = new WeakMap<Source, ParseResult>();

/** The syntax of one TypeScript or JavaScript file; parsed once. */
export function parse(source: Source): ParseResult {
  let result = parsed.get(source);
  if (!result) {
    result = parseSync(source.path, source.text);
    parsed.set(source, result);
  }
  return result;
}

/** Visits every node of a file, parents first. */
export function walk(source: Source, visit: (node: Node) => void): void {
  const waiting: unknown[] = [parse(source).program];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (Array.isArray(next)) {
      for (const item of next) if (typeof item === "object" && item !== null) waiting.push(item);
    } else if (isNode(next)) {
      visit(next);
      for (const member of Object.values(next)) if (typeof member === "object" && member !== null) waiting.push(member);
    }
  }
}

/** 1-based line of an offset. */
export function lineAt(source: Source, offset: number): number {
  return source.text.slice(0, offset).split("\n").length;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
