import type { Argument, Entry, Expression } from "../../../ir/index.ts";
import { Frame, only, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Here, Machine } from "../../machine.ts";

const runs = /^(global\.)?vm\.(runInContext|runInNewContext)$/;
const token = /\s*([A-Za-z_$][\w$]*|\d+|"[^"\\]*"|'[^'\\]*'|[().,{}:;])/y;
const mostTokens = 200;

/**
 * `vm.runInContext("parse(text)", { parse, text })`: what a script of plain calls, written out as a literal, gives with the
 * variables of its sandbox. `undefined` for other calls and other scripts.
 */
export function callScript(machine: Machine, here: Here, { target, given, at }: CallSite): Value | undefined {
  if (!target.names.some((name) => runs.test(name))) return undefined;
  const [code, sandbox] = given.positional;
  const text = code === undefined ? undefined : only(code);
  const [number] = sandbox?.objects ?? [];
  const variables = number === undefined ? undefined : here.state.thing(number)?.slots;
  const script = typeof text === "string" && variables !== undefined ? new Script(text, at).read() : undefined;
  if (script === undefined || variables === undefined) return undefined;
  const frame = new Frame(
    { ...here.frame.unit, locals: new Set(variables.keys()) },
    undefined,
    undefined,
    undefined,
    here.frame.depth + 1,
  );
  for (const [name, value] of variables) here.state.setVariable(frame.variable(name, machine.fresh), value);
  return machine.evaluate({ ...here, frame }, script);
}

/** Reads names, members, calls, literals and records of these; anything else is no script of plain calls. */
class Script {
  readonly #tokens: readonly string[];
  readonly #span: { readonly start: number; readonly end: number };
  #next = 0;

  constructor(text: string, { start, end }: { readonly start: number; readonly end: number }) {
    this.#span = { start, end };
    const tokens: string[] = [];
    token.lastIndex = 0;
    let last = 0;
    for (let found = token.exec(text); found !== null && tokens.length < mostTokens; found = token.exec(text)) {
      tokens.push(found[1]!);
      last = token.lastIndex;
    }
    this.#tokens = text.slice(last).trim() === "" ? tokens : [];
  }

  read(): Expression | undefined {
    const made = this.#expression();
    while (this.#takes(";"));
    return this.#next === this.#tokens.length && this.#next > 0 ? made : undefined;
  }

  #takes(wanted: string): boolean {
    const isNext = this.#tokens[this.#next] === wanted;
    if (isNext) this.#next++;
    return isNext;
  }

  #expression(): Expression | undefined {
    const first = this.#tokens[this.#next++];
    if (first === undefined) return undefined;
    if (/^\d/.test(first)) return { ...this.#span, kind: "constant", value: Number(first) };
    if (/^["']/.test(first)) return { ...this.#span, kind: "constant", value: first.slice(1, -1) };
    if (first === "{") return this.#record();
    if (!/^[\w$]+$/.test(first)) return undefined;
    let made: Expression = { ...this.#span, kind: "name", name: first };
    for (;;) {
      if (this.#takes(".")) {
        const name = this.#tokens[this.#next++];
        if (name === undefined || !/^[A-Za-z_$]/.test(name)) return undefined;
        made = { ...this.#span, kind: "member", object: made, name };
      } else if (this.#takes("(")) {
        const args = this.#arguments();
        if (args === undefined) return undefined;
        made = { ...this.#span, kind: "call", callee: made, args, isNew: false };
      } else return made;
    }
  }

  #arguments(): Argument[] | undefined {
    const args: Argument[] = [];
    while (!this.#takes(")")) {
      const value = this.#expression();
      if (value === undefined) return undefined;
      args.push({ value });
      this.#takes(",");
    }
    return args;
  }

  #record(): Expression | undefined {
    const entries: Entry[] = [];
    while (!this.#takes("}")) {
      const name = this.#tokens[this.#next++];
      if (name === undefined || !/^[A-Za-z_$]/.test(name)) return undefined;
      const key: Expression = { ...this.#span, kind: "constant", value: name };
      const value: Expression | undefined = this.#takes(":")
        ? this.#expression()
        : { ...this.#span, kind: "name", name };
      if (value === undefined) return undefined;
      entries.push({ key, value });
      this.#takes(",");
    }
    return { ...this.#span, kind: "record", entries };
  }
}
