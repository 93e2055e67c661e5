import type { Marking, PlaceMarks, Reaching } from "../../analysis/index.ts";
import type { Module, Span } from "../../ir/index.ts";
import type { Place, Source, Taint } from "../../values/index.ts";
import type { UserHit } from "../contract.ts";
import type { Bindings } from "../match/index.ts";
import type { UserRule } from "../rules/rule.ts";
import { isMetBy, labelOf } from "./labels.ts";
import type { PartPlace, RuleMarks } from "./parts.ts";

/** A rule that is followed: one bit for each of its labels. */
interface Followed {
  readonly rule: UserRule;
  readonly labels: ReadonlyMap<string, bigint>;
  /** All of them. */
  readonly bits: bigint;
}
/** A part of a rule that is followed. */
type Part = PartPlace & { readonly of: Followed };
interface Passing extends Span {
  readonly of: Followed;
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
  readonly #rules: ReadonlyMap<UserRule, Followed>;
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
    this.#rules = followedOf([...beginning].filter((rule) => ending.has(rule)));
    if (this.#rules.size === 0) return;
    for (const [path, ofFile] of marks) {
      const all = <P>(pick: (of: RuleMarks) => readonly P[]): (P & { readonly of: Followed })[] =>
        ofFile.flatMap((each) => {
          const of = this.#rules.get(each.rule);
          return of === undefined ? [] : pick(each).map((part) => ({ ...part, of }));
        });
      const parts: FileParts = {
        sources: all((each) => each.sources),
        sinks: all((each) => each.sinks.filter((sink) => isOpen(each, path, sink))),
        sanitizers: all((each) => each.sanitizers),
        propagators: all((each) => each.propagators),
        known: new Map(),
      };
      if (parts.sources.length + parts.sinks.length + parts.sanitizers.length + parts.propagators.length > 0)
        this.#files.set(path, parts);
    }
  }

  /** Whether anything is left to find. */
  get isNeeded(): boolean {
    return this.#rules.size > 0;
  }

  /** The rules that are followed, as findings name them. */
  get ruleIds(): string[] {
    return [...this.#rules.keys()].map(({ id }) => `code.user.${id}`);
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
    const sinks = parts.sinks.filter((part) => isReachedAt(part, span));
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
      passesTo: passing.map(({ of, to }) => ({ rules: of.bits, to: { kind: "name", name: to, ...span } })),
    };
  }

  /** One source for all rules that speak of the same place. */
  #sourcesOf(path: string, parts: readonly Part[]): PlaceMarks["sources"] {
    const free = new Map<Source, bigint>();
    const bound: PlaceMarks["sources"][number][] = [];
    for (const part of parts) {
      const { of, label, requires } = part;
      const source = this.#sourceOf(path, part);
      const rules = of.labels.get(label) ?? 0n;
      if (requires === undefined) free.set(source, (free.get(source) ?? 0n) | rules);
      else bound.push({ source, rules, isMet: (reaching) => isMetBy(requires, labelsOf(of, reaching)) });
    }
    return [...[...free].map(([source, rules]) => ({ source, rules })), ...bound];
  }

  #sourceOf(path: string, { start, end, bindings }: Part): Source {
    const key = `${path}:${start}:${end}`;
    let source = this.#sources.get(key);
    if (source === undefined) {
      const module = this.#modules.get(path)!;
      const what = module.text.slice(start, end).replace(/\s+/g, " ").slice(0, 80);
      source = { label: "user rule", what, at: { module, start, end } };
      this.#sources.set(key, source);
    }
    this.#bindings.set(source, new Map([...(this.#bindings.get(source) ?? []), ...bindings]));
    return source;
  }

  reached(at: Place, flows: readonly Reaching[]): void {
    const { path } = at.module;
    for (const sink of this.#files.get(path)?.sinks ?? []) {
      if (!isReachedAt(sink, at)) continue;
      const reaching = flows.filter(({ rules }) => (rules & sink.of.bits) !== 0n);
      const labels = labelsOf(
        sink.of,
        reaching.reduce((all, { rules }) => all | rules, 0n),
      );
      if (labels.size === 0 || !isMetBy(sink.requires, labels)) continue;
      for (const { taint } of reaching) this.#find(path, sink, taint);
    }
  }

  /** The shortest way is told. */
  #find(path: string, { of: { rule, bits }, start, end, bindings }: Part, taint: Taint): void {
    const key = `${bits}:${start}:${end}`;
    const ofFile = this.#found.get(path) ?? new Map<string, UserHit>();
    this.#found.set(path, ofFile);
    const before = ofFile.get(key)?.taint?.last?.length ?? Number.POSITIVE_INFINITY;
    if (before <= (taint.last?.length ?? 0) || ofFile.size >= mostHitsOfRule) return;
    const all = new Map([...(this.#bindings.get(taint.source) ?? []), ...bindings]);
    ofFile.set(key, { rule, match: { start, end, bindings: all }, taint });
  }
}

function followedOf(rules: readonly UserRule[]): ReadonlyMap<UserRule, Followed> {
  let next = 1n;
  return new Map(
    rules.map((rule) => {
      const sources = rule.search.kind === "taint" ? rule.search.taint.sources : [];
      const labels = new Map<string, bigint>();
      let bits = 0n;
      for (const label of new Set(sources.map(labelOf))) {
        labels.set(label, next);
        bits |= next;
        next <<= 1n;
      }
      return [rule, { rule, labels, bits }];
    }),
  );
}

function labelsOf({ labels }: Followed, reaching: bigint): ReadonlySet<string> {
  return new Set([...labels].flatMap(([label, bit]) => ((reaching & bit) === 0n ? [] : [label])));
}

/** A condition on labels speaks of all that reaches a sink, not of a part of it. */
function isReachedAt(sink: Part, span: Span): boolean {
  return sink.requires === undefined ? covers(sink, span) : isSame(sink, span);
}

function covers({ start, end, isExact }: PartPlace, span: Span): boolean {
  return isExact ? start === span.start && end === span.end : start <= span.start && span.end <= end;
}

function isSame(part: Span, span: Span): boolean {
  return part.start === span.start && part.end === span.end;
}

function bitsOf(parts: readonly Part[]): bigint {
  return parts.reduce((bits, { of }) => bits | of.bits, 0n);
}
