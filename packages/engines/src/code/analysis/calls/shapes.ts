import type { Catalog } from "../../models/index.ts";
import type { Callable, State, Taint, Thing, Value } from "../../values/index.ts";
import { toldNames } from "./told-names.ts";

/** Numbers for what is told apart by identity, and texts for objects that are told apart by what stands in them. */
export class Shapes {
  readonly #ids = new WeakMap<object, number>();
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

  /**
   * An object of a class of the program by its fields: another one made the same way has the same text. Any other object by
   * which one it is.
   *
   * @param isRough tells objects in fields apart by their classes only, and not what is untrusted in them
   */
  shapeOf(state: State, number: number, catalog: Catalog, isRough: boolean): string {
    const thing = state.thing(number);
    if (thing?.instanceOf === undefined) return this.identityOf(state, number);
    const { unit, frame } = thing.instanceOf;
    const field = (value: Value) => {
      const { constants, taints, objects, callables, isOpen } = value;
      const literals = constants === undefined ? "" : JSON.stringify(constants.map(String));
      const flows = isRough ? "" : taints.map((taint) => this.flowOf(taint)).join(",");
      const things = objects.map((held) => (held === number ? "itself" : this.#heldOf(state, held, isRough))).join(",");
      const code = callables.map((callable) => this.#codeOf(callable)).join(",");
      return `${toldNames(catalog, value)};${literals}${isOpen ? "?" : ""};${flows};${things};${code}`;
    };
    const parts = [`${this.idOf(unit)}/${this.idOf(frame)}`];
    for (const [name, value] of thing.slots) parts.push(`${name}=${field(value)}`);
    if (thing.rest !== undefined) parts.push(`*=${field(thing.rest)}`);
    return parts.join("\u0002");
  }

  flowOf(taint: Taint): string {
    const { source, safe, doubt, rules = "" } = taint;
    return `${this.idOf(source.at.module)}@${source.at.start}/${safe}/${doubt}/${rules}`;
  }

  #heldOf(state: State, number: number, isRough: boolean): string {
    const thing = state.thing(number);
    if (!isRough || thing === undefined) return this.identityOf(state, number);
    if (thing.instanceOf !== undefined) return `a ${this.idOf(thing.instanceOf.unit)}`;
    return thing.isList ? `list ${thing.length}` : String(number);
  }

  #codeOf(callable: Callable): string {
    const isPlaced = callable.kind === "function" || callable.kind === "class";
    return isPlaced ? `${this.idOf(callable.unit)}/${this.idOf(callable.frame)}` : String(this.idOf(callable));
  }
}

const nothingThere: Partial<Thing> = {};
