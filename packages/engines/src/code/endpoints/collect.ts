import type { FunctionUnit } from "../ir/index.ts";
import type { Place } from "../values/index.ts";
import type { Registration, Step } from "./contract.ts";

interface Decorator {
  readonly router: number;
  readonly methods: readonly string[];
  readonly path: string | undefined;
  readonly at: Place;
}

const mostRegistrations = 20_000;

/** Takes up what a program registers, in the order of its code; the same line counts once. */
export class Registrations {
  readonly all: Registration[] = [];
  readonly #seen = new Set<string>();
  readonly #decorators = new Map<number, Decorator>();
  readonly #byHandler = new Map<FunctionUnit, Step[]>();

  add(registration: Registration): void {
    const { at } = registration;
    const key = `${registration.kind} ${at.module.path} ${at.start} ${registration.router} ${registration.path}`;
    if (this.#seen.has(key) || this.all.length >= mostRegistrations) return;
    this.#seen.add(key);
    this.all.push(registration);
  }

  /** A call whose result, the value with this number, will decorate the handler. */
  addDecorator(number: number, decorator: Decorator): void {
    this.#decorators.set(number, decorator);
  }

  /** A function is decorated: by an endpoint's call, or by something that runs before it. */
  decorate(number: number, unit: FunctionUnit, step: Step): void {
    const decorator = this.#decorators.get(number);
    if (decorator === undefined) {
      const steps = this.#byHandler.get(unit) ?? [];
      if (!steps.some((other) => other.name === step.name)) steps.unshift(step);
      this.#byHandler.set(unit, steps);
      return;
    }
    this.add({ kind: "endpoint", ...decorator, steps: [], handler: unit });
  }

  /** Decorators that stand around a handler beside its endpoint's. */
  stepsOf(unit: FunctionUnit): readonly Step[] {
    return this.#byHandler.get(unit) ?? [];
  }
}
