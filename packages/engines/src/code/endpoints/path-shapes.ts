import type { Registration } from "./contract.ts";
import { normalized } from "./paths.ts";

type Endpoint = Registration & { readonly kind: "endpoint" };

/** Compares paths of one router without the names of their parameters. Keeps what it made of each path. */
export class PathShapes {
  readonly #known = new Map<string, string>();

  /** Whether a path lies below what was put at another: `/admin`, `/admin/*`. */
  isBelow(path: string, mounted: string): boolean {
    const base = mounted.replace(/\/?\*.*$/, "").replace(/\/$/, "");
    if (base === "") return true;
    const own = this.#shapeOf(path);
    return own === this.#shapeOf(base) || own.startsWith(`${this.#shapeOf(base)}/`);
  }

  /** Whether an endpoint hands on what is asked for at a path. */
  handsTo({ passesOn, path: at, methods: own }: Endpoint, path: string, methods: readonly string[]): boolean {
    if (passesOn === undefined || at === undefined) return false;
    if (!own.includes("*") && !methods.every((method) => own.includes(method))) return false;
    return at.endsWith("*") ? this.isBelow(path, at) : this.#shapeOf(at) === this.#shapeOf(path);
  }

  /** Whether a later endpoint answers the very same requests, after this one handed them on. */
  isSame(one: Endpoint, later: Endpoint): boolean {
    const { path, methods } = later;
    return path !== undefined && one.methods.join() === methods.join() && this.handsTo(one, path, methods);
  }

  /** Whether an endpoint ends the very same requests as another one, and hands none on. */
  answers({ passesOn, path: at, methods: own }: Endpoint, { path, methods }: Endpoint): boolean {
    if (passesOn !== undefined || at === undefined || path === undefined) return false;
    return own.join() === methods.join() && this.#shapeOf(at) === this.#shapeOf(path);
  }

  #shapeOf(path: string): string {
    let shape = this.#known.get(path);
    if (shape === undefined) {
      shape = normalized(path).replace(/\{\w+\}/g, "{}");
      this.#known.set(path, shape);
    }
    return shape;
  }
}
