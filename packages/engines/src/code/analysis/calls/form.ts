import type { Catalog } from "../../models/index.ts";
import type { State } from "../../values/index.ts";
import type { Shapes } from "./shapes.ts";

/** Objects that are told apart by what stands in them; others by which ones they are. */
const mostByContent = 12;
const mostRough = 8;

/**
 * The objects that a call is given, in the order in which they are met, and what stands in them: another call that is given
 * others of the same form does to them what this one does.
 */
export class Form {
  readonly objects: number[] = [];
  readonly #shapes: Shapes;
  readonly #state: State;
  readonly #world: State;
  readonly #catalog: Catalog;
  readonly #isRough: boolean;

  /**
   * @param world objects in it are the same ones for every call
   * @param isRough tells objects in fields apart by their classes only, and not what is untrusted in them
   */
  constructor(shapes: Shapes, state: State, world: State, catalog: Catalog, isRough: boolean) {
    this.#shapes = shapes;
    this.#state = state;
    this.#world = world;
    this.#catalog = catalog;
    this.#isRough = isRough;
  }

  /** The object of a call, whatever it is: what it is told by in the text. */
  own(number: number): string {
    const isOfClass = this.#state.thing(number)?.instanceOf !== undefined;
    return isOfClass ? this.#add(number) : this.#shapes.identityOf(this.#state, number);
  }

  /** An object that is given, or that one of them holds: what it is told by in the text. */
  held(number: number): string {
    const place = this.objects.indexOf(number);
    if (place >= 0) return `#${place}`;
    const thing = this.#state.thing(number);
    const kind = this.#isRough && thing !== undefined ? this.#shapes.kindOf(thing) : undefined;
    if (kind !== undefined) return kind;
    const most = this.#isRough ? mostRough : mostByContent;
    const isKnown = thing === undefined || this.objects.length >= most || this.#world.thing(number) !== undefined;
    return isKnown ? this.#shapes.identityOf(this.#state, number) : this.#add(number);
  }

  #add(number: number): string {
    this.objects.push(number);
    return `#${this.objects.length - 1}`;
  }

  /** What stands in all of them. */
  contents(): string {
    let text = "";
    for (let index = 0; index < this.objects.length; index++) {
      const thing = this.#state.thing(this.objects[index]!)!;
      const { id, objects } = this.#shapes.contentOf(thing, this.#catalog, this.#isRough);
      text += `\u0001${id}`;
      for (const number of objects) text += `,${this.held(number)}`;
    }
    return text;
  }
}
