/** A literal, or the result of folding one. `undefined` is JavaScript's own; Python's `None` is `null`. */
export type Constant = string | number | boolean | null | undefined;

/** Offsets into the text of the module, UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type BinaryOperator =
  | "-"
  | "*"
  | "/"
  | "%"
  | "**"
  | "//"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "not in"
  | "is"
  | "instanceof"
  | "&"
  | "|"
  | "bits";

export type Expression = Span &
  (
    | { readonly kind: "constant"; readonly value: Constant }
    | { readonly kind: "regex"; readonly pattern: string; readonly flags: string }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "self" }
    | { readonly kind: "super" }
    | { readonly kind: "member"; readonly object: Expression; readonly name: string }
    | { readonly kind: "index"; readonly object: Expression; readonly key: Expression }
    | { readonly kind: "slice"; readonly object: Expression; readonly parts: readonly (Expression | undefined)[] }
    | {
        readonly kind: "call";
        readonly callee: Expression;
        readonly args: readonly Argument[];
        readonly isNew: boolean;
      }
    /** Text made of parts: `+` on text, templates, f-strings. A plain `+` of numbers is the same node. */
    | { readonly kind: "concat"; readonly parts: readonly Expression[]; readonly isText: boolean }
    | {
        readonly kind: "binary";
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "logical";
        readonly operator: "and" | "or" | "??";
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "unary";
        readonly operator: "not" | "-" | "+" | "typeof" | "void" | "~";
        readonly operand: Expression;
      }
    | {
        readonly kind: "conditional";
        readonly test: Expression;
        readonly consequence: Expression;
        readonly alternative: Expression;
      }
    | { readonly kind: "assign"; readonly target: Pattern; readonly value: Expression }
    | { readonly kind: "list"; readonly items: readonly Item[] }
    | { readonly kind: "record"; readonly entries: readonly Entry[] }
    | { readonly kind: "function"; readonly unit: FunctionUnit }
    | { readonly kind: "class"; readonly unit: ClassUnit }
    /** A value that is declared to be of a class: what is known of the class holds of the value. */
    | { readonly kind: "typed"; readonly value: Expression; readonly type: Expression }
    | { readonly kind: "await"; readonly operand: Expression }
    | { readonly kind: "yield"; readonly operand: Expression | undefined }
    | {
        readonly kind: "comprehension";
        readonly loops: readonly ComprehensionLoop[];
        readonly element: Expression;
        readonly key: Expression | undefined;
      }
    /** An element of JSX: attributes become entries of a record, children parts. */
    | {
        readonly kind: "markup";
        readonly tag: string;
        readonly attributes: readonly Entry[];
        readonly children: readonly Expression[];
      }
    /** Anything else: evaluates its parts in order, propagates from them. */
    | { readonly kind: "other"; readonly parts: readonly Expression[] }
  );

export interface Item {
  readonly value: Expression;
  readonly isSpread: boolean;
}

export interface Argument {
  readonly value: Expression;
  /** Keyword argument's name. */
  readonly name?: string;
  /** `*list` or `**record`. */
  readonly spread?: "list" | "record";
}

/** An entry without a key is a spread. */
export interface Entry {
  readonly key: Expression | undefined;
  readonly value: Expression;
}

export interface ComprehensionLoop {
  readonly target: Pattern;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

/** Where a value is put. */
export type Pattern = Span &
  (
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "member"; readonly object: Expression; readonly name: string }
    | { readonly kind: "index"; readonly object: Expression; readonly key: Expression }
    | { readonly kind: "list"; readonly items: readonly (Pattern | undefined)[]; readonly rest: Pattern | undefined }
    | {
        readonly kind: "record";
        readonly entries: readonly { readonly key: Expression; readonly target: Pattern }[];
        readonly rest: Pattern | undefined;
      }
    | { readonly kind: "default"; readonly target: Pattern; readonly value: Expression }
  );

/** Control stays structured: analysis joins at the ends of these, no graph is built. */
export type Statement = Span &
  (
    | { readonly kind: "expression"; readonly value: Expression }
    | { readonly kind: "return"; readonly value: Expression | undefined }
    | { readonly kind: "throw"; readonly value: Expression | undefined }
    | { readonly kind: "break" }
    | { readonly kind: "continue" }
    | { readonly kind: "block"; readonly body: readonly Statement[] }
    | {
        readonly kind: "if";
        readonly test: Expression;
        readonly consequence: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: "while";
        readonly test: Expression | undefined;
        readonly body: readonly Statement[];
        readonly runsFirst: boolean;
        readonly after: readonly Statement[];
      }
    | {
        readonly kind: "each";
        readonly target: Pattern;
        readonly iterable: Expression;
        readonly of: "values" | "keys";
        readonly body: readonly Statement[];
        readonly after: readonly Statement[];
      }
    | {
        readonly kind: "switch";
        readonly subject: Expression;
        readonly cases: readonly Case[];
        readonly fallsThrough: boolean;
      }
    | {
        readonly kind: "try";
        readonly body: readonly Statement[];
        readonly handlers: readonly Handler[];
        readonly otherwise: readonly Statement[];
        readonly finalizer: readonly Statement[];
      }
    /** A method that is declared apart from its class. */
    | { readonly kind: "method"; readonly owner: Expression; readonly value: Expression & { kind: "function" } }
    | { readonly kind: "import"; readonly module: string; readonly names: readonly ImportedName[] }
    | { readonly kind: "export"; readonly name: string; readonly value: Expression }
    | { readonly kind: "reexport"; readonly module: string; readonly names: readonly ImportedName[] }
  );

export interface Case {
  /** No tests: the default. */
  readonly tests: readonly Expression[];
  readonly guard?: Expression;
  readonly captures?: readonly Pattern[];
  readonly body: readonly Statement[];
}

export interface Handler {
  readonly target: Pattern | undefined;
  readonly body: readonly Statement[];
}

/** `imported` is a name of the module, or `*` for the module itself. */
export interface ImportedName {
  readonly imported: string;
  readonly local: string;
}

export type LanguageId = "javascript" | "python" | "java" | "go" | "php" | "ruby" | "csharp";

/** A function, method, lambda, or the top level of a module. */
export interface FunctionUnit extends Span {
  readonly name: string;
  /** Enclosing classes and functions and its own name, joined by dots; empty for the top level. */
  readonly symbol: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  /** Names bound here; every other name belongs to an enclosing function. */
  readonly locals: ReadonlySet<string>;
  readonly decorators: readonly Expression[];
  /** Shares `this` with the function around it. */
  readonly isArrow: boolean;
  /** Its own name is one of its locals, and stands for it. */
  readonly isNamedInside: boolean;
  /** Nodes of the syntax tree it was made from: a measure of work. */
  readonly size: number;
  /** Names that functions inside may assign: what is read of them elsewhere may be old. */
  readonly reassigned: ReadonlySet<string>;
  /** Members read or called on each plain name, nested functions included. */
  readonly uses: ReadonlyMap<string, ReadonlySet<string>>;
  /** Functions or classes stand inside, which may keep its variables. */
  readonly holdsFunctions: boolean;
  /** Holds a place that could not be parsed or lies too deep. */
  readonly isPartial: boolean;
  readonly module: ModuleReference;
}

/** The file a function stands in. */
export interface ModuleReference {
  readonly path: string;
  readonly language: LanguageId;
  readonly text: string;
  /** A template of a page, shown by other code with variables of its own. */
  readonly isPage?: true;
  /** Of a page: the language of its template, where that is one of its own. */
  readonly template?: string;
}

export interface Parameter {
  readonly target: Pattern;
  readonly name: string;
  /** `named`: given under its name only. */
  readonly kind: "positional" | "named" | "rest" | "keywords";
  readonly annotation: Expression | undefined;
  readonly fallback: Expression | undefined;
  readonly decorators?: readonly Expression[];
  /** All of the declared type, where the annotation is only the plain name in it. */
  readonly type?: Expression;
}

export interface ClassUnit extends Span {
  readonly name: string;
  readonly symbol: string;
  readonly bases: readonly Expression[];
  readonly decorators: readonly Expression[];
  /** An interface or abstract class: what stands for it is an object of another class. */
  readonly isAbstract?: true;
  /** Other code than that around it cannot name it. */
  readonly isHidden?: true;
  /** Methods that whatever stands for it has, where classes do not say what they stand for. */
  readonly methodNames?: readonly string[];
  readonly members: readonly Member[];
  /** What is declared of the fields of its objects, where frameworks check by it. */
  readonly fields?: readonly DeclaredField[];
}

/** A field of objects of a class as it is declared, also where it begins with nothing. */
export interface DeclaredField {
  readonly name: string;
  readonly type: Expression | undefined;
  readonly fallback: Expression | undefined;
  readonly decorators: readonly Expression[];
  /** What is declared of each item of a list. */
  readonly item?: { readonly type: Expression | undefined; readonly decorators: readonly Expression[] };
}

export interface Member {
  readonly name: string;
  readonly isStatic: boolean;
  /** `body`: what runs when the class is made. */
  readonly kind: "method" | "getter" | "field" | "body";
  readonly value: Expression;
  /** Other code than that of its class, or of the code around, cannot name it. */
  readonly isHidden?: true;
  /** Of a field that other code may give another value. */
  readonly isReassigned?: true;
}

/** One source file, lowered. */
export interface Module extends ModuleReference {
  readonly top: FunctionUnit;
  readonly comments: readonly Span[];
  /** Offsets of places that the parser could not read. */
  readonly errorStarts: readonly number[];
  /** Places too deep or of an unknown form, left out. */
  readonly cut: readonly string[];
}
