import type { TextParser } from "../../parse/index.ts";
import { convertTree, type SyntaxNode, type SyntaxTree } from "../syntax/index.ts";
import { isTypeOfConstants } from "./constant-types.ts";
import type { Dialect } from "./dialects/index.ts";
import type { CompiledPattern, Pattern } from "./pattern.ts";
import { type Prepared, placeholderOf, prepare } from "./placeholders.ts";

const secondsPerPattern = 1;
const mostPatternCharacters = 20_000;

/** Why a pattern cannot be used; the message completes "The rule is not run: …". */
export class PatternError extends Error {
  override readonly name = "PatternError";
}

/**
 * Compiles a pattern's text for a language.
 *
 * @throws PatternError when no wrapper makes it parse
 */
export async function compilePattern(parser: TextParser, dialect: Dialect, text: string): Promise<CompiledPattern> {
  if (text.length > mostPatternCharacters)
    throw new PatternError(`a pattern is longer than ${mostPatternCharacters} characters`);
  const prepared = prepare(dedent(text), dialect);
  const roots = await parsed(parser, dialect, prepared);
  if (roots === undefined || roots.length === 0) throw new PatternError(`the pattern ${quoted(text)} does not parse`);
  const deep = await Promise.all(prepared.deep.map((inside) => compilePattern(parser, dialect, inside)));
  const types = await Promise.all(prepared.typed.map(({ type }) => compileType(parser, dialect, type)));
  const typeWords = types.flatMap((each) => each.words).filter((word) => !isTypeOfConstants(word));
  const words = new Set<string>([...deep.flatMap((each) => each.words), ...typeWords]);
  const shaping = new Shaping(prepared, deep, types, words);
  return { roots: roots.map((root) => shaping.patternOf(root)), words: [...words] };
}

async function compileType(parser: TextParser, dialect: Dialect, type: string): Promise<CompiledPattern> {
  const declaration = dialect.declarationOf(type);
  if (declaration === undefined) return compilePattern(parser, dialect, type);
  const { roots, words } = await compilePattern(parser, dialect, declaration);
  const [root] = roots;
  const found = root?.role === "node" ? root.places.get("type")?.[0] : undefined;
  if (found === undefined) throw new PatternError(`the type ${quoted(type)} does not parse`);
  return { roots: [found], words: words.filter((word) => word !== "GW0TYPE") };
}

function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return JSON.stringify(line.length > 80 ? `${line.slice(0, 79)}…` : line);
}

function dedent(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  while (lines.length > 0 && lines[0]!.trim() === "") lines.shift();
  const indent = /^[ \t]*/.exec(lines[0] ?? "")![0];
  return lines
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join("\n")
    .trimEnd();
}

/** The nodes of the pattern in the first wrapper without an error. */
async function parsed(
  parser: TextParser,
  dialect: Dialect,
  prepared: Prepared,
): Promise<readonly SyntaxNode[] | undefined> {
  for (const [before, after] of dialect.wrappers) {
    for (const each of dialect.grammars) {
      const flat = await parser.parse(each, before + prepared.text + after, secondsPerPattern);
      if (flat === undefined || flat.errorStarts.length > 0) continue;
      const tree = convertTree(each, flat, (name) => placeholderOf(name) !== undefined);
      // What the grammar put in for something that is missing.
      if (tree.nodes.some(({ kind, start, end }) => kind === "name" && start === end)) continue;
      const found = stripped(tree, before.length, before.length + prepared.text.length);
      // A method that is read as a call and a block.
      const isMethod = found.length === 2 && found[0]!.kind === "call" && found[1]!.kind === "block";
      if (found.length > 0 && !isMethod) return found;
    }
  }
  return undefined;
}

/** What lies between two offsets: the wrapper is left behind. */
function stripped({ root }: SyntaxTree, start: number, end: number): readonly SyntaxNode[] {
  let node = root;
  for (;;) {
    const inside = node.children.filter((child) => child.start >= start && child.end <= end);
    const around = node.children.filter((child) =>
      child.start < start ? child.end > start : child.end > end && child.start < end,
    );
    if (around.length === 0) {
      const isWhole = node.start >= start && node.end <= end && node.kind !== "block";
      return isWhole ? [node] : inside;
    }
    if (inside.length > 0 && around.length > 0) {
      // A wrapper's own definition around the pattern's decorators or modifiers.
      const covering = around.find((child) => child.start <= start && child.end >= end);
      if (covering === undefined) return inside;
      node = covering;
      continue;
    }
    node = around[0]!;
  }
}

/** From nodes to patterns. */
class Shaping {
  readonly #prepared: Prepared;
  readonly #deep: readonly CompiledPattern[];
  readonly #types: readonly CompiledPattern[];
  readonly #words: Set<string>;

  constructor(
    prepared: Prepared,
    deep: readonly CompiledPattern[],
    types: readonly CompiledPattern[],
    words: Set<string>,
  ) {
    this.#prepared = prepared;
    this.#deep = deep;
    this.#types = types;
    this.#words = words;
  }

  patternOf(node: SyntaxNode): Pattern {
    const { field } = node;
    if (node.kind === "name") {
      const placeholder = placeholderOf(node.text);
      switch (placeholder?.role) {
        case "dots":
          return { role: "dots", field };
        case "metavariable":
        case "run":
          return { ...placeholder, field };
        case "deep": {
          const inside = this.#deep[placeholder.number]!.roots;
          if (inside.length !== 1) throw new PatternError("<... ...> holds more than one expression");
          return { role: "deep", inside: inside[0]!, field };
        }
        case "typed": {
          const { name } = this.#prepared.typed[placeholder.number]!;
          return { role: "typed", name, type: this.#types[placeholder.number]!.roots[0]!, field };
        }
        case undefined:
          if (node.text.length > 1 && !/^(self|this|super|cls)$/.test(node.text))
            this.#words.add(node.text.replace(/[!?]$/, ""));
      }
    }
    if (node.kind === "string" || node.kind === "jsx_text" || node.kind === "text") {
      const special = stringPattern(node);
      if (special !== undefined) return special;
    }
    if (node.kind === "symbol") {
      const content = placeholderOf(node.text);
      if (content?.role === "metavariable") return { role: "symbol-content", name: content.name, field };
      if (content !== undefined) return { role: "dots", field };
    }
    if (node.kind === "regex") {
      const content = placeholderOf(/^\/(GW0\w+);?\/$/.exec(node.text)?.[1] ?? "");
      if (content?.role === "metavariable") return { role: "expression-content", name: content.name, field };
      if (content?.role === "dots") return { role: "expression-content", name: "$_", field };
    }
    const isOfTexts = node.kind === "template" || node.kind === "regex-template";
    const children = node.children.map((child): Pattern => {
      const pattern = this.patternOf(child);
      // `#{...}` is one expression, whatever it is.
      const isOne = isOfTexts && child.kind === "name" && pattern.role === "dots";
      return isOne ? { role: "metavariable", name: "$_", field: child.field } : pattern;
    });
    const standing = children.find((child) => child.field !== "declares");
    if (
      standing !== undefined &&
      wrapping.has(node.kind) &&
      children.every((child) => child.field === "declares" || isSameRun(child, standing))
    )
      return { ...standing, field };
    const places = new Map<string, Pattern[]>();
    const type = node.kind === "param" ? children.find((child) => child.field === "type") : undefined;
    const isBare =
      type?.role === "metavariable" &&
      children.some((child) => child.field === "name" && child.role === "metavariable" && child.name === type.name);
    for (const child of children) {
      if (isBare && child === type) continue;
      const place = places.get(child.field);
      if (place === undefined) places.set(child.field, [child]);
      else place.push(child);
    }
    return { role: "node", kind: node.kind, text: node.text, children, places, field };
  }
}

/** What stands around a lone `...` in lists, in some language. */
const wrapping: ReadonlySet<string> = new Set([
  "param",
  "declare",
  "pair",
  "attribute",
  "spread-keywords",
  "keyword",
  "annotation",
]);

function isSameRun(left: Pattern, right: Pattern): boolean {
  if (left.role === "dots") return right.role === "dots";
  return left.role === "run" && right.role === "run" && left.name === right.name;
}

function stringPattern({ text, field, kind }: SyntaxNode): Pattern | undefined {
  if (kind === "text" && placeholderOf(text)?.role === "dots") return { role: "dots", field };
  if (text.trim() === "...") return kind === "text" ? { role: "dots", field } : { role: "any-string", field };
  const expression = /^=~\/([\s\S]*)\/([a-z]*)$/.exec(text);
  if (expression !== null)
    return { role: "string-expression", expression: expression[1]!, flags: expression[2]!, field };
  const name = /^\$(\.\.\.)?[A-Z_][A-Z_0-9]*$/.exec(text);
  return name === null ? undefined : { role: "string-content", name: name[0], field };
}
