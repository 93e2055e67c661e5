import { unifiedDiff } from "../../diffs/index.ts";
import type { Hit } from "../analysis/index.ts";
import { type Entry, type Expression, type Module, type Span, walk } from "../ir/index.ts";
import { Site } from "../patching/index.ts";
import { rules } from "../rules/index.ts";

/** What a file holds that a fix asks for, gathered once. */
interface Contents {
  readonly nodes: ReadonlyMap<string, Expression>;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly imports: ReadonlySet<string>;
  readonly assigned: ReadonlyMap<string, Expression | "several">;
}

const contents = new WeakMap<Module, Contents>();

/** The mechanical fix of a hit, its own or its rule's, as a unified diff; `undefined` where it has none or the code is of another form. */
export function suggestedPatch(hit: Hit, module: Module): string | undefined {
  const { patch } = rules[hit.rule];
  const edits = hit.edit !== undefined ? [hit.edit] : patch?.(siteOf(hit.at, module));
  return edits === undefined ? undefined : unifiedDiff(module.path, module.text, edits);
}

function siteOf(at: Span, module: Module): Site {
  let known = contents.get(module);
  if (known === undefined) {
    known = contentsOf(module);
    contents.set(module, known);
  }
  const { nodes, entries, imports, assigned } = known;
  const { language, text } = module;
  const node = nodes.get(keyOf(at));
  return new Site({ language, text, at, node, entry: entries.get(keyOf(at)), imports }, (name) => {
    const value = assigned.get(name);
    return value === "several" ? undefined : value;
  });
}

function contentsOf(module: Module): Contents {
  const nodes = new Map<string, Expression>();
  const entries = new Map<string, Entry>();
  const imports = new Set<string>();
  const assigned = new Map<string, Expression | "several">();
  walk(module.top, {
    statement(statement) {
      if (statement.kind === "import") imports.add(statement.module);
    },
    expression(expression) {
      const key = keyOf(expression);
      if (expression.kind === "record")
        for (const entry of expression.entries) if (entry.key !== undefined) entries.set(keyOf(entry.key), entry);
      if (!nodes.has(key) && isShown(expression)) nodes.set(key, expression);
      if (expression.kind === "assign" && expression.target.kind === "name") {
        const { name } = expression.target;
        assigned.set(name, assigned.has(name) ? "several" : expression.value);
      }
      if (expression.kind === "call" && expression.callee.kind === "name" && expression.callee.name === "require") {
        const [first] = expression.args;
        if (first?.value.kind === "constant") imports.add(String(first.value.value));
      }
    },
  });
  return { nodes, entries, imports, assigned };
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`;
}

/** Of several expressions with the same extent, the one a rule speaks of. */
function isShown({ kind }: Expression): boolean {
  return kind === "call" || kind === "assign" || kind === "binary";
}
