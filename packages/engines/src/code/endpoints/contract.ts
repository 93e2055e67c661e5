import type { Edit } from "../../diffs/index.ts";
import type { FunctionUnit, Span } from "../ir/index.ts";
import type { Place, Taint } from "../values/index.ts";
import type { Calls } from "./calls.ts";

/** A function, class, decorator or annotation that a request passes before it is answered. */
export interface Step {
  /** As the program calls it. */
  readonly name: string;
  readonly unit: FunctionUnit | undefined;
  readonly at: Place;
  /** Its whole purpose is to decide who passes; absent where its code has to say so. */
  readonly isGate?: true;
  /** It lets pass whatever is marked with one of these. */
  readonly skips?: readonly string[];
  /** It asks for something only of what is marked with one of these. */
  readonly asks?: readonly string[];
}

/** What a library answers with by itself: objects of one kind. */
export interface Resource {
  /** In lower case: `order`. */
  readonly entity: string;
  readonly action: "read" | "create" | "change";
}

/** What a program said of its endpoints while it was followed. Numbers are those of the values that stand for routers. */
export type Registration =
  | {
      readonly kind: "endpoint";
      /** Of the value that the registration gave. */
      readonly number: number;
      readonly router: number;
      readonly methods: readonly string[];
      /** `undefined`: it is not a literal. */
      readonly path: string | undefined;
      readonly steps: readonly Step[];
      readonly handler: FunctionUnit | undefined;
      /** It hands requests on to what is registered later at its path: all that runs here before that. */
      readonly passesOn?: readonly Step[];
      readonly resource?: Resource;
      /** The program says of it that a check is left out. */
      readonly isOpen?: true;
      /** Anybody may ask, whatever stands around: no check of those around counts. */
      readonly isForAnybody?: true;
      readonly at: Place;
    }
  | {
      readonly kind: "mount";
      readonly router: number;
      readonly path: string;
      readonly children: readonly number[];
      readonly steps: readonly Step[];
      /** The steps run before endpoints that are registered earlier, too. */
      readonly isForAll?: true;
      readonly at: Place;
    }
  /** A router that brings a path of its own, and what runs before all its endpoints. */
  | {
      readonly kind: "router";
      readonly router: number;
      readonly path: string;
      readonly isReplaced: boolean;
      readonly steps: readonly Step[];
      readonly at: Place;
    };

export interface Guard {
  readonly name: string;
  readonly at: Place;
}

/** One method and path that the program answers. */
export interface Endpoint {
  readonly method: string;
  /** Parameters as `{name}`. */
  readonly path: string;
  readonly handler: FunctionUnit | undefined;
  readonly at: Place;
  /** Everything that runs before the handler, in order. */
  readonly steps: readonly Step[];
  readonly guards: readonly Guard[];
  /** Where the routers around it are mounted. */
  readonly around: readonly Place[];
  readonly resource: Resource | undefined;
  /** The program says of it that a check of its siblings is left out. */
  readonly isOpen?: true;
  /** The path is not known in full. */
  readonly isPartial: boolean;
}

/** An endpoint as plain data; lines from 1. */
export interface EndpointEntry {
  readonly method: string;
  readonly path: string;
  /** What answers, as the program calls it; absent where it is not known. */
  readonly handler?: string;
  readonly file: string;
  readonly line: number;
  /** What runs before the handler, by name, in order. */
  readonly steps: readonly string[];
  readonly guards: readonly { readonly name: string; readonly file: string; readonly line: number }[];
  readonly isPartial: boolean;
}

/** What a decorator or a call brings to what it is written at. */
export interface Mark {
  readonly steps: readonly Step[];
  readonly keys: readonly string[];
  /** The only HTTP methods that are answered there. */
  readonly methods?: readonly string[];
}

/** What is known of a program when it is asked who may do what there. */
export interface Behaviour {
  readonly endpoints: readonly Endpoint[];
  readonly uses: readonly StoreUse[];
  readonly calls: Calls;
  /** What tables and collections hold, by the name of what one row is, in lower case. */
  readonly tables: ReadonlyMap<string, Table>;
  /** Answers that hold whole rows. */
  readonly rowsGiven: ReadonlyMap<string, RowsGiven>;
  /** Functions that hash or encrypt something. */
  readonly hashing: ReadonlySet<FunctionUnit>;
  /** Functions that compare something with who asks. */
  readonly comparing: ReadonlySet<FunctionUnit>;
  /** Where functions read tokens that nobody verified. */
  readonly decodings: ReadonlyMap<FunctionUnit, Span>;
  /** Functions that verify tokens. */
  readonly verifying: ReadonlySet<FunctionUnit>;
  /** Where cookies that say who asks are set up, for requests of other sites too. */
  readonly sessions: readonly Place[];
  /** Something asks where requests come from. */
  readonly isForgeryChecked: boolean;
  /** Guards that are registered behind all that they should guard. */
  readonly late: readonly Verdict[];
}

/** What one row of a table holds. */
export interface Table {
  readonly columns: readonly string[];
  /** The same file says which of them are shown. */
  readonly isSelective: boolean;
}

/** A place that answers with whole rows. */
export interface RowsGiven {
  readonly entity: string;
  readonly at: Place;
  readonly unit: FunctionUnit;
}

/** A defect of who may ask for what. */
export interface Verdict {
  readonly rule:
    | "missing-guard"
    | "missing-role-check"
    | "unauthenticated-endpoint"
    | "missing-owner-check"
    | "client-supplied-identity"
    | "mass-assignment"
    | "broken-guard"
    | "unverified-token"
    | "no-authentication"
    | "no-forgery-protection"
    | "cleartext-storage"
    | "credentials-in-answer";
  readonly endpoint: Endpoint;
  /** Where it is to be mended, when that is not where the endpoint is registered. */
  readonly at?: Place;
  /** What speaks for it, for people. */
  readonly evidence: string;
  /** The guard that was expected, as the program calls it. */
  readonly expected?: string;
  /** The line that would mend it. */
  readonly fix?: string;
  /** What makes that line, in the file of the endpoint. */
  readonly edit?: Edit;
  /** What is common to all that it makes wrong, when that is not the line itself. */
  readonly cause?: string;
  /** More endpoints with the same cause. */
  readonly others?: readonly Endpoint[];
  /** Little can be done there, or little speaks for it: rated a step lower. */
  readonly isMild?: true;
  readonly doubt: number;
}

/** A part of what a store is asked for or given: a key of a filter, a field of what is written. */
export interface StorePart {
  readonly name: string;
  /** What it comes from: who asks, the request, a literal, or what is not known. */
  readonly from: "caller" | "request" | "literal" | "unknown";
  /** Where the request was read. */
  readonly source: Place | undefined;
  /** The text of the request that it is, where it is a text. */
  readonly taint?: Taint;
}

/** One use of a data store, as the code that answers makes it. */
export interface StoreUse {
  /** What is kept there, in lower case: `order`. */
  readonly entity: string;
  readonly verb: string;
  readonly action: "read" | "create" | "change";
  readonly at: Place;
  readonly unit: FunctionUnit;
  /** What chooses the objects. */
  readonly filter: readonly StorePart[];
  /** What is written into them. */
  readonly fields: readonly StorePart[];
  /** Where a body of a request was read that is written as a whole. */
  readonly whole: Place | undefined;
}
