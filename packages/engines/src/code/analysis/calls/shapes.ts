import type { Catalog } from "../../models/index.ts";
import type { Callable, State, Taint, Thing, Value } from "../../values/index.ts";
import { toldNames } from "./told-names.ts";

/** What stands in an object: the same number for all that differ in nothing but which objects they hold, and these in order. */
export interface Content {
  readonly id: number;
  readonly objects: readonly number[];
}

/** Numbers for what is told apart by identity, and texts for objects that are told apart by what stands in them. */
export class Shapes {
  readonly #ids = new WeakMap<object, number>();
  /** Contents never change; most are asked for again and again. */
  readonly #exact = new WeakMap<Thing, Content>();
  readonly #rough = new WeakMap<Thing, Content>();
  readonly #contentIds = new Map<string, number>();
  #last = 0;

  idOf(object: object): number {
    let id = this.#ids.get(object);
    if (id === undefined) {
      id = ++this.#last;
      this.#ids.set(object, id);
    }
    return id;
  }

  /** An object by which one it is and what stands in it now. */
  identityOf(state: State, number: number): string {
    return `${number}:${this.idOf(state.thing(number) ?? nothingThere)}`;
  }

  classOf(state: State, number: number): number {
    return this.idOf(state.thing(number)?.instanceOf?.unit ?? nothingThere);
  }

  /** An object of a class of the program by that class, a list by its length; `undefined` of anything else. */
  kindOf({ instanceOf, isList, length }: Thing): string | undefined {
    if (instanceOf !== undefined) return `a ${this.idOf(instanceOf.unit)}`;
    return isList ? `list ${length}` : undefined;
  }

  /** @param isRough without what is untrusted in it */
  contentOf(thing: Thing, catalog: Catalog, isRough: boolean): Content {
    const known = isRough ? this.#rough : this.#exact;
    let content = known.get(thing);
    if (content === undefined) {
      content = this.#written(thing, catalog, isRough);
      known.set(thing, content);
    }
    return content;
  }

  #written(thing: Thing, catalog: Catalog, isRough: boolean): Content {
    const { slots, rest, instanceOf, isList, length, hasForeignKeys, within } = thing;
    const objects: number[] = [];
    let text = "";
    const hold = (number: number) => {
      objects.push(number);
      text += "#";
    };
    const field = (name: string, value: Value) => {
      const { constants, taints, callables, isOpen } = value;
      const literals = constants === undefined ? "" : JSON.stringify(constants.map(String));
      const flows = isRough ? "" : taints.map((taint) => this.flowOf(taint)).join(",");
      text += `\u0002${name}=${toldNames(catalog, value)};${literals}${isOpen ? "?" : ""};${flows};`;
      for (const number of value.objects) hold(number);
      for (const callable of callables) {
        text += `;${this.#codeOf(callable)}`;
        if (callable.kind === "function" && callable.self !== undefined)
          for (const number of callable.self.objects) hold(number);
      }
    };
    if (instanceOf !== undefined) text = `${this.idOf(instanceOf.unit)}/${this.idOf(instanceOf.frame)}`;
    else text = `${isList ? `list ${length}` : "record"}${hasForeignKeys === true ? "!" : ""}${within ?? ""}`;
    for (const [name, value] of slots) field(name, value);
    if (rest !== undefined) field("*", rest);
    let id = this.#contentIds.get(text);
    if (id === undefined) {
      id = this.#contentIds.size;
      this.#contentIds.set(text, id);
    }
    return { id, objects };
  }

  flowOf(taint: Taint): string {
    const { source, safe, doubt, rules = "" } = taint;
    return `${this.idOf(source.at.module)}@${source.at.start}/${safe}/${doubt}/${rules}`;
  }

  #codeOf(callable: Callable): string {
    const isPlaced = callable.kind === "function" || callable.kind === "class";
    return isPlaced ? `${this.idOf(callable.unit)}/${this.idOf(callable.frame)}` : String(this.idOf(callable));
  }
}

const nothingThere: Partial<Thing> = {};
