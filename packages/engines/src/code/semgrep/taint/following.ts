import type { Marking, PlaceMarks } from "../../analysis/index.ts";
import type { Module, Span } from "../../ir/index.ts";
import type { Place, Source, Taint } from "../../values/index.ts";
import type { UserHit } from "../contract.ts";
import type { Bindings } from "../match/index.ts";
import type { UserRule } from "../rules/rule.ts";
import type { PartPlace, RuleMarks } from "./parts.ts";

/** A part of a rule that is followed. */
type Part = PartPlace & { readonly bit: bigint };
interface Passing extends Span {
  readonly bit: bigint;
  readonly to: string;
}

/** All parts of one file. */
interface FileParts {
  readonly sources: readonly Part[];
  readonly sinks: readonly Part[];
  readonly sanitizers: readonly Part[];
  readonly propagators: readonly Passing[];
  readonly known: Map<string, PlaceMarks | undefined>;
}

const mostHitsOfRule = 500;

/**
 * Taint rules on their way through a program: the marks of all files for the analysis, and what it finds beyond what was
 * found within the functions. Only rules take part that have a source somewhere and a sink that no source is known to reach.
 */
export class Following implements Marking {
  readonly #rules: UserRule[] = [];
  readonly #files = new Map<string, FileParts>();
  readonly #sources = new Map<string, Source>();
  readonly #bindings = new Map<Source, Bindings>();
  readonly #found = new Map<string, Map<string, UserHit>>();
  readonly #modules: ReadonlyMap<string, Module>;

  /** @param marks and @param hits by file */
  constructor(
    modules: ReadonlyMap<string, Module>,
    marks: ReadonlyMap<string, readonly RuleMarks[]>,
    hits: ReadonlyMap<string, readonly UserHit[]>,
  ) {
    this.#modules = modules;
    const found = new Set<string>();
    for (const [path, ofFile] of hits)
      for (const { rule, match } of ofFile) found.add(`${rule.set} ${rule.id} ${path} ${match.start} ${match.end}`);
    const isOpen = ({ rule }: RuleMarks, path: string, sink: PartPlace) =>
      !found.has(`${rule.set} ${rule.id} ${path} ${sink.start} ${sink.end}`);
    const beginning = new Set<UserRule>();
    const ending = new Set<UserRule>();
    for (const [path, ofFile] of marks)
      for (const each of ofFile) {
        if (each.sources.length > 0) beginning.add(each.rule);
        if (each.sinks.some((sink) => isOpen(each, path, sink))) ending.add(each.rule);
      }
    const bits = new Map<UserRule, bigint>();
    for (const rule of beginning) if (ending.has(rule)) bits.set(rule, 1n << BigInt(this.#rules.push(rule) - 1));
    if (bits.size === 0) return;
    for (const [path, ofFile] of marks) {
      const of = <P, Q>(pick: (of: RuleMarks) => readonly P[], make: (part: P, bit: bigint) => Q): Q[] =>
        ofFile.flatMap((each) => {
          const bit = bits.get(each.rule);
          return bit === undefined ? [] : pick(each).map((part) => make(part, bit));
        });
      const withBit = (part: PartPlace, bit: bigint): Part => ({ ...part, bit });
      const parts: FileParts = {
        sources: of((each) => each.sources, withBit),
        sinks: of((each) => each.sinks.filter((sink) => isOpen(each, path, sink)), withBit),
        sanitizers: of((each) => each.sanitizers, withBit),
        propagators: of(
          (each) => each.propagators,
          ({ start, end, to }, bit) => ({ start, end, to, bit }),
        ),
        known: new Map(),
      };
      if (parts.sources.length + parts.sinks.length + parts.sanitizers.length + parts.propagators.length > 0)
        this.#files.set(path, parts);
    }
  }

  /** Whether anything is left to find. */
  get isNeeded(): boolean {
    return this.#rules.length > 0;
  }

  /** The rules that are followed, as findings name them. */
  get ruleIds(): string[] {
    return this.#rules.map(({ id }) => `code.user.${id}`);
  }

  /** What was found, by file. */
  get hits(): ReadonlyMap<string, readonly UserHit[]> {
    return new Map([...this.#found].map(([path, found]) => [path, [...found.values()]]));
  }

  at(path: string, { start, end }: Span, isTarget: boolean): PlaceMarks | undefined {
    const parts = this.#files.get(path);
    if (parts === undefined) return undefined;
    const key = `${isTarget ? "=" : ""}${start}:${end}`;
    if (parts.known.has(key)) return parts.known.get(key);
    const marks = this.#marksAt(path, parts, { start, end }, isTarget);
    parts.known.set(key, marks);
    return marks;
  }

  #marksAt(path: string, parts: FileParts, span: Span, isTarget: boolean): PlaceMarks | undefined {
    const sources = parts.sources.filter((part) => covers(part, span));
    const sanitizers = parts.sanitizers.filter((part) => (isTarget ? isSame(part, span) : covers(part, span)));
    const sinks = parts.sinks.filter((part) => covers(part, span));
    const passing = parts.propagators.filter((part) => isSame(part, span));
    if (sources.length + sanitizers.length + sinks.length + passing.length === 0) return undefined;
    const lasting = isTarget
      ? []
      : [...sources.filter((part) => isSame(part, span)), ...sanitizers].filter(({ bySideEffect }) => bySideEffect);
    return {
      sources: this.#sourcesOf(path, sources),
      cleaned: bitsOf(sanitizers),
      lasting: bitsOf(lasting),
      sinks: bitsOf(sinks),
      passesTo: passing.map(({ bit, to }) => ({ rules: bit, to: { kind: "name", name: to, ...span } })),
    };
  }

  /** One source for all rules that speak of the same place. */
  #sourcesOf(path: string, parts: readonly Part[]): PlaceMarks["sources"] {
    const rules = new Map<Source, bigint>();
    for (const { start, end, bit, bindings } of parts) {
      const key = `${path}:${start}:${end}`;
      let source = this.#sources.get(key);
      if (source === undefined) {
        const module = this.#modules.get(path)!;
        const what = module.text.slice(start, end).replace(/\s+/g, " ").slice(0, 80);
        source = { label: "user rule", what, at: { module, start, end } };
        this.#sources.set(key, source);
      }
      rules.set(source, (rules.get(source) ?? 0n) | bit);
      this.#bindings.set(source, new Map([...(this.#bindings.get(source) ?? []), ...bindings]));
    }
    return [...rules].map(([source, bits]) => ({ source, rules: bits }));
  }

  reached(at: Place, rules: bigint, taint: Taint): void {
    const { path } = at.module;
    for (const sink of this.#files.get(path)?.sinks ?? []) {
      if ((sink.bit & rules) === 0n || !covers(sink, at)) continue;
      const rule = this.#rules[sink.bit.toString(2).length - 1]!;
      const { start, end } = sink;
      const key = `${sink.bit}:${start}:${end}`;
      const ofFile = this.#found.get(path) ?? new Map<string, UserHit>();
      this.#found.set(path, ofFile);
      const before = ofFile.get(key)?.taint?.last?.length ?? Number.POSITIVE_INFINITY;
      if (before <= (taint.last?.length ?? 0) || ofFile.size >= mostHitsOfRule) continue;
      const bindings = new Map([...(this.#bindings.get(taint.source) ?? []), ...sink.bindings]);
      ofFile.set(key, { rule, match: { start, end, bindings }, taint });
    }
  }
}

function covers({ start, end, isExact }: PartPlace, span: Span): boolean {
  return isExact ? start === span.start && end === span.end : start <= span.start && span.end <= end;
}

function isSame(part: Span, span: Span): boolean {
  return part.start === span.start && part.end === span.end;
}

function bitsOf(parts: readonly Part[]): bigint {
  return parts.reduce((bits, { bit }) => bits | bit, 0n);
}
