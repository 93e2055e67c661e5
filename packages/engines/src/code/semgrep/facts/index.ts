import { calculated } from "../../values/index.ts";
/** What is known of a file beside its text: names and what they stand for, constants, types. It finds nothing. */
import { SyntaxNode, type SyntaxTree } from "../syntax/index.ts";
import { type Definition, Definitions } from "./definitions.ts";
import { Places } from "./places.ts";

export { pathOf } from "./definitions.ts";

export type ConstantValue = string | number | boolean;

const mostDepth = 12;

export class Facts {
  readonly tree: SyntaxTree;
  readonly #definitions: Definitions;
  readonly #constants = new Map<SyntaxNode, ConstantValue | undefined>();
  #places: Places | undefined;
  #words: ReadonlySet<string> | undefined;
  readonly #expanded = new Map<SyntaxNode, SyntaxNode | undefined>();

  constructor(tree: SyntaxTree) {
    this.tree = tree;
    this.#definitions = new Definitions(tree);
  }

  /** All words of the text. */
  get words(): ReadonlySet<string> {
    this.#words ??= new Set(this.tree.text.match(/[A-Za-z_$][\w$]*/g) ?? []);
    return this.#words;
  }

  /** The nodes by kind and name. */
  get places(): Places {
    this.#places ??= new Places(this.tree, (name) => this.expanded(name));
    return this.#places;
  }

  /** An imported name as the members it stands for; `undefined` for other names. */
  expanded(name: SyntaxNode): SyntaxNode | undefined {
    if (this.#expanded.has(name)) return this.#expanded.get(name);
    let found: SyntaxNode | undefined;
    const [definition] = this.#definitions.of(name);
    const path = definition?.path;
    if (path !== undefined && definition!.at !== name && !(path.length === 1 && path[0] === name.text)) {
      for (const [index, each] of path.flatMap((part) => part.split(".")).entries()) {
        const leaf = new SyntaxNode("name", name.start, name.end, [], each);
        if (index === 0) found = leaf;
        else {
          found!.field = "object";
          leaf.field = "property";
          found = new SyntaxNode("member", name.start, name.end, [found!, leaf]);
        }
      }
    }
    this.#expanded.set(name, found);
    return found;
  }

  /** Whether a plain name may come from a package that is imported whole. */
  isFrom(name: SyntaxNode, packagePath: string): boolean {
    return this.#definitions.everyOf.includes(packagePath) && this.#definitions.of(name).length === 0;
  }

  /** The one expression that a name stands for where it is used, as far as straight code tells. */
  valueOf(name: SyntaxNode): SyntaxNode | undefined {
    return this.#reaching(name)?.value;
  }

  /** The scope of a name, for comparing two uses. */
  homeOf(name: SyntaxNode): SyntaxNode {
    return this.#definitions.home(name);
  }

  /** The value of an expression that is always the same. */
  constantOf(node: SyntaxNode, depth = 0): ConstantValue | undefined {
    if (depth > mostDepth) return undefined;
    if (this.#constants.has(node)) return this.#constants.get(node);
    this.#constants.set(node, undefined);
    const value = this.#evaluate(node, depth);
    this.#constants.set(node, value);
    return value;
  }

  /** The declared or evident type of an expression. */
  typeOf(node: SyntaxNode, depth = 0): SyntaxNode | undefined {
    if (depth > mostDepth) return undefined;
    switch (node.kind) {
      case "new":
        return node.child("callee");
      case "string":
      case "template":
        return new SyntaxNode("name", node.start, node.end, [], "String");
      case "cast_expression":
      case "composite":
        return node.child("type");
      case "unary": {
        const operand = node.child("operand");
        const type = node.text === "&" && operand?.kind === "composite" ? operand.child("type") : undefined;
        return type && new SyntaxNode("pointer", type.start, type.end, [type]);
      }
      case "await":
        return node.children[0] === undefined ? undefined : this.typeOf(node.children[0], depth + 1);
      case "binary": {
        const left = node.child("left");
        return node.text === "+" && left !== undefined ? this.typeOf(left, depth + 1) : undefined;
      }
      case "name": {
        const definitions = this.#definitions.of(node);
        const typed = definitions.find((each) => each.type !== undefined && each.type.text !== "var");
        if (typed !== undefined) return typed.type;
        const [only] = definitions;
        return only?.value !== undefined && only.value !== node ? this.typeOf(only.value, depth + 1) : undefined;
      }
      case "member": {
        const object = node.child("object");
        if (object?.text !== "this" && object?.text !== "self") return undefined;
        const property = node.child("property");
        return property === undefined ? undefined : this.typeOf(property, depth + 1);
      }
      default:
        return undefined;
    }
  }

  #reaching(name: SyntaxNode): Definition | undefined {
    const all = this.#definitions.of(name);
    if (all.length === 0 || all.some((each) => each.at === name)) {
      if (all.length < 2) return undefined;
    }
    if (all.length === 1) return all[0];
    const home = this.#definitions.home(name);
    if (functionOf(name) !== home && functionOf(name) !== functionOf(home)) return undefined;
    const before = all.filter((each) => each.at.index < name.index && !isWithin(name, assignmentOf(each.at)));
    const last = before.at(-1);
    if (last === undefined) return undefined;
    const block = blockOf(last.at);
    const loop = loopOf(name, home);
    if (loop !== undefined && all.some((each) => each.at.index > name.index && isWithin(each.at, loop)))
      return undefined;
    return block !== undefined && isWithin(name, block) ? last : undefined;
  }

  #evaluate(node: SyntaxNode, depth: number): ConstantValue | undefined {
    switch (node.kind) {
      case "string":
        return node.text;
      case "number": {
        if (/^0[0-7]+$/.test(node.text)) return Number.parseInt(node.text, 8);
        const value = Number(node.text.replace(/_/g, "").replace(/(?<=^[\d.]+)[lLfFdDn]$/, ""));
        return Number.isNaN(value) ? undefined : value;
      }
      case "constant":
        return /^true$/i.test(node.text) ? true : /^false$/i.test(node.text) ? false : undefined;
      case "name": {
        const value = this.valueOf(node);
        return value === undefined ? undefined : this.constantOf(value, depth + 1);
      }
      case "member": {
        const object = node.child("object");
        const property = node.child("property");
        if (
          property === undefined ||
          (object?.text !== "this" && object?.text !== "self" && !/^[A-Z]/.test(object?.text ?? ""))
        )
          return undefined;
        return this.constantOf(property, depth + 1);
      }
      case "template": {
        let text = "";
        for (const part of node.children) {
          const value = part.kind === "text" ? part.text : this.constantOf(part, depth + 1);
          if (value === undefined) return undefined;
          text += String(value);
        }
        return text;
      }
      case "unary": {
        const operand = node.child("operand");
        const value = operand === undefined ? undefined : this.constantOf(operand, depth + 1);
        return node.text === "-" && typeof value === "number" ? -value : undefined;
      }
      case "binary": {
        const left = this.constantOf(node.child("left")!, depth + 1);
        const right = left === undefined ? undefined : this.constantOf(node.child("right")!, depth + 1);
        return left === undefined || right === undefined ? undefined : folded(node.text, left, right);
      }
      default:
        return undefined;
    }
  }
}

function folded(operator: string, left: ConstantValue, right: ConstantValue): ConstantValue | undefined {
  if (operator === "." || (operator === "+" && (typeof left === "string" || typeof right === "string")))
    return `${left}${right}`;
  if (typeof left !== "number" || typeof right !== "number") return undefined;
  return calculated(operator, left, right);
}

function isWithin(node: SyntaxNode, outer: SyntaxNode): boolean {
  return node.index >= outer.index && node.index <= outer.last;
}

function assignmentOf(target: SyntaxNode): SyntaxNode {
  let node = target;
  while (node.parent !== undefined && !["block", "members", "case", "params"].includes(node.parent.kind))
    node = node.parent;
  return node;
}

function blockOf(node: SyntaxNode): SyntaxNode | undefined {
  let each: SyntaxNode | undefined = node;
  if (node.parent?.kind === "param") return functionOf(node);
  while (each !== undefined && each.kind !== "block" && each.kind !== "members") each = each.parent;
  return each;
}

function functionOf(node: SyntaxNode): SyntaxNode {
  let each = node;
  while (each.parent !== undefined && !["function", "lambda", "class"].includes(each.kind)) each = each.parent;
  return each;
}

function loopOf(node: SyntaxNode, home: SyntaxNode): SyntaxNode | undefined {
  for (let each = node.parent; each !== undefined && each !== home; each = each.parent)
    if (["each", "for-in", "while", "for_statement", "do_statement"].includes(each.kind)) return each;
  return undefined;
}
