import type { Expression, Span } from "../../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { Lowering } from "../lowering.ts";
import type { Scopes } from "../scopes.ts";
import { squiggly, unescaped } from "./literals.ts";
import { Names } from "./names.ts";

/** Texts, symbols, documents and patterns. */
export abstract class TextLowering extends Lowering {
  protected readonly names = new Names();
  /** The body of each document by where its beginning stands: both come in the same order. */
  readonly #documents = new Map<number, NodeId>();

  constructor(tree: FlatTree, scopes: Scopes) {
    super(tree, scopes);
    const beginnings: NodeId[] = [];
    const bodies: NodeId[] = [];
    for (let node = 0; node < tree.size; node++) {
      const kind = tree.kind(node);
      if (kind === "heredoc_beginning") beginnings.push(node);
      else if (kind === "heredoc_body") bodies.push(node);
    }
    for (const [index, beginning] of beginnings.entries()) {
      const body = bodies[index];
      if (body !== undefined) this.#documents.set(tree.start(beginning), body);
    }
  }

  /** A call of one of the language's own functions, or of a method of the object around the place. */
  protected ownCall(span: Span, name: string, values: readonly Expression[]): Expression & { kind: "call" } {
    const callee: Expression = { ...span, kind: "member", object: { ...span, kind: "self" }, name };
    return { ...span, kind: "call", callee, args: values.map((value) => ({ value })), isNew: false };
  }

  protected constant(span: Span, value: string | number | boolean | null): Expression {
    return { ...span, kind: "constant", value };
  }

  /** The last value of `#{…}`. */
  protected interpolated(node: NodeId): Expression {
    const parts = this.expressions(this.tree.children(node));
    return parts.length === 1 ? parts[0]! : { ...this.span(node), kind: "other", parts };
  }

  /** What stands between quotes. */
  protected text(node: NodeId, span = this.span(node), changed = (text: string) => text): Expression {
    const { tree } = this;
    const parts: Expression[] = [];
    for (const child of node === none ? [] : tree.children(node)) {
      const kind = tree.kind(child);
      if (kind === "heredoc_end") continue;
      if (kind === "interpolation") {
        parts.push(this.interpolated(child));
        continue;
      }
      const value = kind === "escape_sequence" ? unescaped(tree.source(child)) : tree.source(child);
      const last = parts.at(-1);
      if (last?.kind === "constant") parts[parts.length - 1] = { ...last, value: `${last.value}${value}` };
      else parts.push({ ...this.span(child), kind: "constant", value });
    }
    const shown = parts.map((part) =>
      part.kind === "constant" && typeof part.value === "string" ? { ...part, value: changed(part.value) } : part,
    );
    if (shown.length === 0) return this.constant(span, "");
    if (shown.length === 1 && shown[0]!.kind === "constant") return { ...shown[0]!, ...span };
    return { ...span, kind: "concat", parts: shown, isText: true };
  }

  protected document(node: NodeId): Expression {
    const body = this.#documents.get(this.tree.start(node)) ?? none;
    const isSquiggly = this.tree.source(node).startsWith("<<~");
    return this.text(body, this.span(node), (text) => (isSquiggly ? squiggly(text) : text).replace(/^\n/, ""));
  }

  /** `/…/i`; one with parts that are not known is made at run time. */
  protected pattern(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const inner = tree.children(node);
    if (inner.some((child) => tree.kind(child) === "interpolation")) {
      const callee: Expression = { ...span, kind: "name", name: "Regexp" };
      return { ...span, kind: "call", callee, args: [{ value: this.text(node) }], isNew: true };
    }
    const pattern = inner.map((child) => tree.source(child)).join("");
    const flags = /[a-z]*$/.exec(tree.source(node))![0];
    return { ...span, kind: "regex", pattern, flags };
  }

  /** `%w[a b]`, `%i[a b]`. */
  protected words(node: NodeId): Expression {
    const items = this.tree.children(node).map((child) => ({ value: this.text(child), isSpread: false }));
    return { ...this.span(node), kind: "list", items };
  }

  /** The text of a symbol, a text or a key that is written out. */
  protected literalText(node: NodeId): string | undefined {
    const { tree } = this;
    if (node === none) return undefined;
    switch (tree.kind(node)) {
      case "simple_symbol":
        return tree.source(node).slice(1);
      case "hash_key_symbol":
        return tree.source(node);
      case "string":
      case "delimited_symbol": {
        const lowered = this.text(node);
        return lowered.kind === "constant" ? String(lowered.value) : undefined;
      }
      default:
        return undefined;
    }
  }
}
