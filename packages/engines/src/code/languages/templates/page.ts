import type {
  Argument,
  Expression,
  FunctionUnit,
  Module,
  ModuleReference,
  Parameter,
  Pattern,
  Span,
  Statement,
} from "../../ir/index.ts";
import { Positions } from "./positions.ts";

const mostDepth = 100;

/**
 * How a tag shows a value: as it is, escaped for markup, or as the program has set it; `everywhere`: what escapes then does
 * so for the very place.
 */
export type Showing = "raw" | "escaped" | "as set" | "everywhere";

/** A block that is open. */
interface Block {
  readonly kind: string;
  readonly into: Statement[];
  /** What ends with it besides. */
  readonly close: (end: number) => void;
}

interface Unit {
  readonly locals: Set<string>;
  readonly uses: Map<string, Set<string>>;
}

/**
 * A page while its template is read: what is shown, under which conditions, in which loops. It becomes a module whose
 * names are those that the program gives it. Blocks that end without having begun, or never end, do no harm.
 */
export class Page {
  readonly text: string;
  readonly path: string;
  readonly #reference: ModuleReference;
  readonly #positions = new Positions();
  readonly #blocks: Block[] = [];
  readonly #units: Unit[] = [{ locals: new Set(), uses: new Map() }];
  readonly #comments: Span[] = [];
  readonly #body: Statement[] = [];
  #size = 0;
  /** How values are shown that do not say it themselves. */
  showing: Showing = "as set";

  constructor(reference: ModuleReference) {
    this.#reference = reference;
    this.text = reference.text;
    this.path = reference.path;
  }

  module(): Module {
    while (this.#blocks.length > 0) this.#pop(this.text.length);
    const module = this.#reference;
    const { locals, uses } = this.#units[0]!;
    const head = { name: "", symbol: "", parameters: [], body: this.#body, locals, uses, start: 0 };
    const top = this.#unit(head, this.text.length);
    return { ...module, top, comments: this.#comments, errorStarts: [], cut: [] };
  }

  /** Markup that stands there as it is. */
  markup(text: string): void {
    this.#positions.take(text);
  }

  /** A part of this page can be shown by this name. */
  names(part: string): void {
    this.#units[0]!.locals.add(`part ${part}`);
  }

  comment(span: Span): void {
    this.#comments.push(span);
  }

  /** A value is shown here. */
  show(value: Expression, span: Span, showing: Showing = this.showing): void {
    const position = this.#positions.here;
    this.#positions.shown();
    const isPlain = position === "text" || position === "attribute" || position === "script text";
    const place = isPlain || showing === "everywhere" ? "" : position;
    const shown = { raw: "show raw", escaped: "show escaped", "as set": "show", everywhere: "show" }[showing];
    const values = showing === "raw" ? [value] : [value, { ...span, kind: "constant", value: place } as const];
    this.run(this.call(shown, values, span));
  }

  /** Another page is shown here, with what this one knows and more. */
  include(name: Expression, span: Span, given: readonly Expression[] = []): void {
    this.run(this.call("show page", [name, ...given], span));
  }

  /** Evaluates something. */
  run(value: Expression): void {
    this.#size++;
    const { start, end } = value;
    this.#into.push({ kind: "expression", value, start, end });
  }

  /** Gives a name of the page's own a value. */
  set(name: string, value: Expression): void {
    this.run({ kind: "assign", target: this.target(name, value), value, start: value.start, end: value.end });
  }

  target(name: string, { start, end }: Span): Pattern {
    this.#units.at(-1)!.locals.add(name);
    return { kind: "name", name, start, end };
  }

  /** Runs what follows for each item, until `end`. */
  each(kind: string, target: Pattern, iterable: Expression, span: Span): void {
    this.#open(kind, span, (body, end) => ({
      ...span,
      end,
      kind: "each",
      target,
      iterable,
      of: "values",
      body,
      after: [],
    }));
  }

  /** What follows may not be shown, up to `otherwise` or `end`. */
  when(kind: string, test: Expression, span: Span): void {
    const otherwise: Statement[] = [];
    this.#open(kind, span, (body, end) => ({ ...span, end, kind: "if", test, consequence: body, otherwise }));
    this.#others.push({ block: this.#blocks.length, otherwise, isTaken: false });
  }
  readonly #others: { block: number; otherwise: Statement[]; isTaken: boolean }[] = [];

  /** What follows is shown where the nearest condition does not hold. */
  otherwise(kind: string, span: Span, test?: Expression): void {
    const at = this.#blocks.findLastIndex((block) => block.kind === kind || block.kind === `${kind} else`);
    if (at < 0) return;
    while (this.#blocks.length > at + 1) this.#pop(span.start);
    const other = this.#others.findLast(({ block }) => block === this.#blocks.length);
    if (other === undefined || other.isTaken || this.#blocks.length >= mostDepth) return;
    other.isTaken = true;
    this.#blocks.push({ kind: `${kind} else`, into: other.otherwise, close: () => this.#popTo(at, span.start) });
    if (test === undefined) return;
    // Its own block ends with the one around it.
    const inner: Statement[] = [];
    const consequence: Statement[] = [];
    other.otherwise.push({ ...span, kind: "if", test, consequence, otherwise: inner });
    this.#blocks.push({ kind: `${kind} else`, into: consequence, close: () => this.#popTo(at + 1, span.start) });
    this.#others.push({ block: this.#blocks.length, otherwise: inner, isTaken: false });
  }

  /** Begins a block that changes nothing but what `close` does at its end. */
  block(kind: string, span: Span, close: () => void = () => undefined): void {
    this.#open(kind, span, (body, end) => ({ ...span, end, kind: "block", body }), close);
  }

  /** Begins a function of the page. */
  macro(kind: string, name: string, parameters: readonly Parameter[], span: Span): void {
    if (this.#blocks.length >= mostDepth) return;
    const body: Statement[] = [];
    const target = this.target(name, span);
    const own = { locals: new Set(parameters.map((parameter) => parameter.name)), uses: new Map() };
    const into = this.#into;
    this.#units.push(own);
    const close = (end: number) => {
      this.#units.pop();
      for (const [used, members] of own.uses) if (!own.locals.has(used)) this.#use(used, [...members]);
      const head = { name, symbol: name, parameters, body, ...own, start: span.start };
      const value: Expression = { ...span, kind: "function", unit: this.#unit(head, end) };
      into.push({ ...span, kind: "expression", value: { ...span, kind: "assign", target, value } });
    };
    this.#blocks.push({ kind, into: body, close });
  }

  /** Ends the nearest block of such a kind, and all in it. */
  end(kind: string, span: Span): void {
    const at = this.#blocks.findLastIndex((block) => block.kind === kind || block.kind === `${kind} else`);
    if (at >= 0) this.#popTo(at, span.end);
  }

  /** The kind of the block that was opened last. */
  get innermost(): string | undefined {
    return this.#blocks.at(-1)?.kind.replace(/ else$/, "");
  }

  /** A name as the program knows it, or the page itself. */
  name(name: string, span: Span): Expression {
    this.#use(name, []);
    return { start: span.start, end: span.end, kind: "name", name };
  }

  /** Something that pages do: its name holds a sign that names of programs cannot. */
  call(name: string, values: readonly (Expression | Argument)[], { start, end }: Span): Expression {
    const callee: Expression = { start, end, kind: "name", name: `page ${name}` };
    const args = values.map((value) => ("kind" in value ? { value } : value));
    return { start, end, kind: "call", callee, args, isNew: false };
  }

  get #into(): Statement[] {
    return this.#blocks.at(-1)?.into ?? this.#body;
  }

  #use(name: string, members: readonly string[]): void {
    const { uses } = this.#units.at(-1)!;
    const known = uses.get(name) ?? new Set();
    for (const member of members) known.add(member);
    uses.set(name, known);
  }

  #open(
    kind: string,
    span: Span,
    made: (body: Statement[], end: number) => Statement,
    close: () => void = () => undefined,
  ): void {
    if (this.#blocks.length >= mostDepth) return;
    const body: Statement[] = [];
    const into = this.#into;
    into.push(made(body, span.end));
    this.#blocks.push({ kind, into: body, close });
  }

  #popTo(at: number, end: number): void {
    while (this.#blocks.length > at) this.#pop(end);
  }

  #pop(end: number): void {
    const length = this.#blocks.length;
    while (this.#others.length > 0 && this.#others.at(-1)!.block >= length) this.#others.pop();
    this.#blocks.pop()?.close(end);
  }

  #unit(
    head: Pick<FunctionUnit, "name" | "symbol" | "parameters" | "body" | "locals" | "uses" | "start">,
    end: number,
  ): FunctionUnit {
    return {
      ...head,
      end,
      decorators: [],
      isArrow: false,
      isNamedInside: false,
      size: this.#size,
      reassigned: new Set(),
      holdsFunctions: false,
      isPartial: false,
      module: this.#reference,
    };
  }
}
