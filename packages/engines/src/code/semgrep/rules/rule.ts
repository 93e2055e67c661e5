import type { Comparison } from "../formula/comparison.ts";
import type { CompiledPattern, Family } from "../pattern/index.ts";

/** What selects code. Patterns are compiled per family. */
export type Formula =
  | { readonly kind: "pattern"; readonly compiled: ReadonlyMap<Family, CompiledPattern> }
  | { readonly kind: "expression"; readonly source: string }
  | { readonly kind: "any"; readonly of: readonly Formula[] }
  | {
      readonly kind: "all";
      readonly of: readonly Formula[];
      readonly inside: readonly Formula[];
      readonly not: readonly Formula[];
      readonly filters: readonly Filter[];
      /** One after the other; each a list of which any is shown. */
      readonly focus: readonly (readonly string[])[];
    };

export type Filter =
  | {
      readonly kind: "expression";
      readonly metavariable: string;
      readonly source: string;
      readonly usesConstants: boolean;
    }
  | {
      readonly kind: "formula";
      readonly metavariable: string;
      readonly formula: Formula;
      /** Another language for the text of a string; `text` for expressions on plain text. */
      readonly language: Family | "text" | undefined;
    }
  /** What is judged of a text: whether it is random, or an expression that takes exponentially long. */
  | { readonly kind: "analysis"; readonly metavariable: string; readonly analyzer: "entropy" | "redos" }
  | { readonly kind: "type"; readonly metavariable: string; readonly types: readonly Formula[] }
  | {
      readonly kind: "comparison";
      readonly comparison: Comparison;
      readonly metavariable: string | undefined;
      readonly strip: boolean;
      readonly base: number;
    };

export interface TaintPart {
  readonly formula: Formula;
  readonly exact: boolean;
  readonly bySideEffect: boolean;
  /** A sanitizer that counts only where no source and no sink is. */
  readonly yieldsToOthers: boolean;
  readonly label: string | undefined;
  /** Labels that must hold; all that has any taint when left out. */
  readonly requires: Comparison | undefined;
  /** Propagators: metavariables. */
  readonly from: string;
  readonly to: string;
}

export interface TaintSpecification {
  readonly sources: readonly TaintPart[];
  readonly sinks: readonly TaintPart[];
  readonly sanitizers: readonly TaintPart[];
  readonly propagators: readonly TaintPart[];
}

export interface UserRule {
  readonly id: string;
  /** Name of the file, or the set, that it stands in. */
  readonly set: string;
  readonly message: string;
  readonly severity: "ERROR" | "WARNING" | "INFO" | "CRITICAL" | "HIGH" | "MEDIUM" | "LOW";
  readonly families: ReadonlySet<Family>;
  /** JavaScript without TypeScript or the other way round. */
  readonly extensions: "all" | "javascript" | "typescript";
  readonly search:
    | { readonly kind: "search"; readonly formula: Formula }
    | { readonly kind: "taint"; readonly taint: TaintSpecification };
  readonly options: Readonly<Record<string, unknown>>;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly fix: string | undefined;
  readonly fixExpression:
    | { readonly expression: string; readonly replacement: string; readonly count: number | undefined }
    | undefined;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Words a file must hold. */
  readonly needs: Needs;
  /** Words a file must hold to have any part of a taint rule that is followed through the whole program. */
  readonly needsOfPart: Needs | undefined;
}

/** `true` when nothing is known. */
export type Needs =
  | true
  | { readonly all: readonly (string | Needs)[] }
  | { readonly any: readonly (string | Needs)[] };
