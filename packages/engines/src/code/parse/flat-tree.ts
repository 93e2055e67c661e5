import type { Language, Tree } from "web-tree-sitter";

/** A node is an index into the arrays of its tree; `none` means "no such node". */
export type NodeId = number;
export const none: NodeId = -1;

/**
 * The nodes of a syntax tree as plain data: named ones, and unnamed ones that carry a field (operators). Comments are kept
 * apart. Offsets are UTF-16 code units of the text. A thread can give it to another one.
 */
export interface TreeNodes {
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  readonly errorStarts: readonly number[];
  readonly kind: Uint16Array<ArrayBuffer>;
  readonly field: Uint16Array<ArrayBuffer>;
  readonly start: Int32Array<ArrayBuffer>;
  readonly end: Int32Array<ArrayBuffer>;
  readonly firstChild: Int32Array<ArrayBuffer>;
  readonly nextSibling: Int32Array<ArrayBuffer>;
}

/** A syntax tree: its nodes, with the text and the names of the grammar. */
export class FlatTree {
  readonly text: string;
  readonly comments: TreeNodes["comments"];
  readonly errorStarts: TreeNodes["errorStarts"];
  readonly #grammar: Grammar;
  readonly #kind: Uint16Array;
  readonly #field: Uint16Array;
  readonly #start: Int32Array;
  readonly #end: Int32Array;
  readonly #firstChild: Int32Array;
  readonly #nextSibling: Int32Array;

  constructor(text: string, nodes: TreeNodes, language: Language) {
    this.text = text;
    this.#grammar = grammarOf(language);
    this.comments = nodes.comments;
    this.errorStarts = nodes.errorStarts;
    this.#kind = nodes.kind;
    this.#field = nodes.field;
    this.#start = nodes.start;
    this.#end = nodes.end;
    this.#firstChild = nodes.firstChild;
    this.#nextSibling = nodes.nextSibling;
  }

  get root(): NodeId {
    return 0;
  }
  get size(): number {
    return this.#kind.length;
  }
  kind(node: NodeId): string {
    return this.#grammar.types[this.#kind[node]!] ?? "ERROR";
  }
  start(node: NodeId): number {
    return this.#start[node]!;
  }
  end(node: NodeId): number {
    return this.#end[node]!;
  }
  source(node: NodeId): string {
    return this.text.slice(this.#start[node], this.#end[node]);
  }
  /** All kept children, in source order; none of a node that is missing. */
  children(node: NodeId): NodeId[] {
    const found: NodeId[] = [];
    for (let child = this.#firstChild[node] ?? none; child !== none; child = this.#nextSibling[child]!)
      found.push(child);
    return found;
  }
  /** The first child with this field name, or `none`. */
  child(node: NodeId, field: string): NodeId {
    const id = this.#grammar.fields.get(field);
    for (let child = this.#firstChild[node] ?? none; child !== none; child = this.#nextSibling[child]!) {
      if (this.#field[child] === id) return child;
    }
    return none;
  }
  /** Every child with this field name. */
  childrenOf(node: NodeId, field: string): NodeId[] {
    const id = this.#grammar.fields.get(field);
    return this.children(node).filter((child) => this.#field[child] === id);
  }
  /** The name of the field it has in its parent; empty without one. */
  fieldName(node: NodeId): string {
    const id = this.#field[node]!;
    return id === 0 ? "" : (this.#grammar.fieldNames[id] ?? "");
  }
  /** The first child, or `none`. */
  first(node: NodeId): NodeId {
    return this.#firstChild[node] ?? none;
  }
}

/** What is asked of a grammar at every node, kept where asking costs nothing. */
interface Grammar {
  readonly types: readonly (string | null)[];
  readonly named: readonly boolean[];
  readonly isComment: readonly boolean[];
  readonly fieldNames: readonly (string | null)[];
  readonly fields: ReadonlyMap<string, number>;
}

const grammars = new WeakMap<Language, Grammar>();

function grammarOf(language: Language): Grammar {
  let grammar = grammars.get(language);
  if (grammar === undefined) {
    const { types, fields } = language;
    grammar = {
      types,
      named: types.map((_, id) => language.nodeTypeIsNamed(id)),
      isComment: types.map((type) => /(^|_)comment$/.test(type ?? "")),
      fieldNames: fields,
      fields: new Map(fields.flatMap((name, id) => (name === null || name === undefined ? [] : [[name, id] as const]))),
    };
    grammars.set(language, grammar);
  }
  return grammar;
}

const errorKind = 65535;

/** Room for the nodes of a tree while they are copied. */
interface Columns {
  readonly kind: Uint16Array<ArrayBuffer>;
  readonly field: Uint16Array<ArrayBuffer>;
  readonly start: Int32Array<ArrayBuffer>;
  readonly end: Int32Array<ArrayBuffer>;
  readonly firstChild: Int32Array<ArrayBuffer>;
  readonly nextSibling: Int32Array<ArrayBuffer>;
  /** Of each node the last of its children so far. */
  readonly lastChild: Int32Array<ArrayBuffer>;
}

function columnsFor(count: number): Columns {
  return {
    kind: new Uint16Array(count),
    field: new Uint16Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
    firstChild: new Int32Array(count),
    nextSibling: new Int32Array(count),
    lastChild: new Int32Array(count),
  };
}

function widened(columns: Columns): Columns {
  const wider = columnsFor(columns.kind.length * 2);
  for (const name of Object.keys(wider) as (keyof Columns)[]) wider[name].set(columns[name]);
  return wider;
}

/** Each tree is copied into the same room, and takes along what it filled. */
let room = columnsFor(8192);

/**
 * The nodes of a tree of the parser, which is not needed any more after it. Copies without recursion: input may nest as deep
 * as it is long.
 */
export function nodesOf(tree: Tree, language: Language): TreeNodes {
  const { named, isComment } = grammarOf(language);
  const comments: { start: number; end: number }[] = [];
  const errorStarts: number[] = [];
  const mayMiss = tree.rootNode.hasError;
  const cursor = tree.walk();
  const parents: number[] = [];
  let count = 0;
  try {
    for (let done = false; !done; ) {
      const kind = cursor.nodeTypeId;
      const field = cursor.currentFieldId;
      let kept = none;
      if (isComment[kind]) comments.push({ start: cursor.startIndex, end: cursor.endIndex });
      else if (kind >= errorKind || named[kind] || field !== 0) {
        kept = count++;
        if (kept >= room.kind.length) room = widened(room);
        if (kind >= errorKind || (mayMiss && cursor.nodeIsMissing)) errorStarts.push(cursor.startIndex);
        room.kind[kept] = Math.min(kind, errorKind);
        room.field[kept] = field;
        room.start[kept] = cursor.startIndex;
        room.end[kept] = cursor.endIndex;
        room.firstChild[kept] = none;
        room.nextSibling[kept] = none;
        room.lastChild[kept] = none;
        const parent = parents.at(-1);
        if (parent !== undefined) {
          const last = room.lastChild[parent]!;
          if (last === none) room.firstChild[parent] = kept;
          else room.nextSibling[last] = kept;
          room.lastChild[parent] = kept;
        }
      }
      if (kept !== none && cursor.gotoFirstChild()) {
        parents.push(kept);
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) {
          done = true;
          break;
        }
        parents.pop();
      }
    }
  } finally {
    cursor.delete();
  }
  return {
    comments,
    errorStarts,
    kind: room.kind.slice(0, count),
    field: room.field.slice(0, count),
    start: room.start.slice(0, count),
    end: room.end.slice(0, count),
    firstChild: room.firstChild.slice(0, count),
    nextSibling: room.nextSibling.slice(0, count),
  };
}
