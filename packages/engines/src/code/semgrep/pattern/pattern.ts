/** A piece of a pattern. `field` is its place in the parent, as in `SyntaxNode`. */
export type Pattern = { readonly field: string } & (
  | { readonly role: "metavariable"; readonly name: string }
  /** `$...X`: any run of a list. */
  | { readonly role: "run"; readonly name: string }
  /** `...`: any run of a list, or any one thing elsewhere. */
  | { readonly role: "dots" }
  /** `<... x ...>`: `inside` stands anywhere below. */
  | { readonly role: "deep"; readonly inside: Pattern }
  | { readonly role: "typed"; readonly name: string; readonly type: Pattern }
  | { readonly role: "any-string" }
  | { readonly role: "string-expression"; readonly expression: string; readonly flags: string }
  | { readonly role: "string-content"; readonly name: string }
  /** `:$X`: the name of a symbol. */
  | { readonly role: "symbol-content"; readonly name: string }
  /** `/$X/`: what stands between the strokes of an expression. */
  | { readonly role: "expression-content"; readonly name: string }
  | {
      readonly role: "node";
      readonly kind: string;
      readonly text: string;
      readonly children: readonly Pattern[];
      /** The children by their places, in the order of the first of each. */
      readonly places: ReadonlyMap<string, readonly Pattern[]>;
    }
);

export type NodePattern = Extract<Pattern, { role: "node" }>;

export interface CompiledPattern {
  /** One for an expression, a definition or one statement; several for a run of statements. */
  readonly roots: readonly Pattern[];
  /** Names that a file must hold somewhere. */
  readonly words: readonly string[];
}
