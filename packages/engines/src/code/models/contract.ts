import type { LanguageId } from "../ir/index.ts";
import type { RuleId } from "../rules/contract.ts";
import type { Context, SourceLabel } from "../values/index.ts";
import type {
  ArgumentReference,
  EndpointModel,
  FileGuardModel,
  FileRouteModel,
  GlobalModel,
  GraphFieldModel,
  GraphModel,
  GroupModel,
  IdentityModel,
  MappingModel,
  MarkModel,
  MountModel,
  ResourceModel,
  RouterModel,
  StoreModel,
  ViewModel,
} from "./endpoint-models.ts";

/**
 * What is known of a library, as data. Names are resolved ones: `fs.readFile` for however it was imported,
 * `pkg.make()` for what a call gives, `*.query` for a method of something unknown, `global.x` and `builtins.x` for names
 * of the language itself.
 */
export interface LibraryModel {
  readonly library: string;
  readonly language: LanguageId;
  /** Shorter or canonical names for what calls and reads give. */
  readonly types?: readonly TypeModel[];
  readonly sources?: readonly SourceModel[];
  readonly routes?: readonly RouteModel[];
  readonly entries?: readonly EntryModel[];
  readonly sinks?: readonly SinkModel[];
  readonly sanitizers?: readonly SanitizerModel[];
  readonly propagators?: readonly PropagatorModel[];
  readonly fills?: readonly FillModel[];
  readonly renders?: readonly RenderModel[];
  readonly engines?: readonly EngineModel[];
  readonly puts?: readonly PutModel[];
  readonly predicates?: readonly PredicateModel[];
  /** Calls after which nothing comes: they throw, or end the program. */
  readonly endings?: readonly string[];
  /** Calls after which their first argument holds: they throw where it does not. */
  readonly assertions?: readonly string[];
  readonly callbacks?: readonly CallbackModel[];
  /** Values of a library's constants, by name. */
  readonly constants?: Readonly<Record<string, string | number | boolean>>;
  readonly misuses?: readonly MisuseModel[];
  readonly launches?: readonly LaunchModel[];
  readonly endpoints?: readonly EndpointModel[];
  readonly mounts?: readonly MountModel[];
  readonly groups?: readonly GroupModel[];
  readonly routers?: readonly RouterModel[];
  readonly resources?: readonly ResourceModel[];
  /** Calls that stand for the addresses of another file, or for a list of addresses. */
  readonly includes?: readonly string[];
  /** Calls on an endpoint that say which HTTP methods it answers. */
  readonly narrowings?: readonly string[];
  readonly mappings?: readonly MappingModel[];
  readonly graphFields?: readonly GraphFieldModel[];
  readonly graphs?: readonly GraphModel[];
  readonly marks?: readonly MarkModel[];
  readonly globals?: readonly GlobalModel[];
  readonly views?: readonly ViewModel[];
  readonly fileRoutes?: readonly FileRouteModel[];
  readonly fileGuards?: readonly FileGuardModel[];
  readonly stores?: readonly StoreModel[];
  readonly handed?: readonly HandedModel[];
  /** Methods by which a store keeps the object that it is given: `save`. */
  readonly keeping?: readonly string[];
  /** Names of what says who asks: a session, a user that was looked up before. */
  readonly callers?: RegExp;
  /** Names of a request's whole body. */
  readonly bodies?: readonly string[];
  /** Methods by which a class decides who may ask: `canActivate`. */
  readonly gates?: readonly string[];
  /** Calls that give a router a function under a name. */
  readonly decorations?: readonly string[];
  /** Calls, decorators and annotations that let only known or entitled callers pass. */
  readonly guards?: readonly string[];
  /** Calls that say how a program knows who asks. */
  readonly identities?: readonly IdentityModel[];
  /** Calls that hash what they are given without a key, and methods that take in what is to be hashed. */
  readonly digests?: readonly string[];
  /** Classes and annotations that let anybody pass, also where a guard stands around. */
  readonly open?: readonly string[];
}

/** One or more statements as a program would hold them; `input` is untrusted data. The tests run both. */
export interface Examples {
  readonly bad: string;
  readonly good: string;
}

/** What goes with a request from one function that answers it to the next: what one puts there under a name, others find. */
export interface HandedModel {
  /** All names of it. */
  readonly on: readonly string[];
  /** Methods of it, or functions, that put the argument after a name there. */
  readonly put?: readonly string[];
  /** Methods of it that find what is there under a name. */
  readonly find?: readonly string[];
}

export interface TypeModel {
  /** Names; `*` at the end for members of any name. */
  readonly of: readonly string[];
  readonly is: string;
}

export interface SourceModel {
  /** Names of what is read; `*` at the end for members of any name, or of any that begins so. */
  readonly read: readonly string[];
  /** Members that are something else, where it is read under any name. */
  readonly except?: readonly string[];
  /** Where it is read by a call: what has to hold of the call. */
  readonly when?: readonly Condition[];
  readonly label: SourceLabel;
  readonly what: string;
  /** Contexts that what is read here cannot harm: a header holds no line break. */
  readonly safe?: readonly Context[];
}

export interface RouteModel {
  readonly call: readonly string[];
  /** Which arguments are handlers: all functions from this position, or the named option. */
  readonly handlers: { readonly from: number } | { readonly option: string };
  /** Options that name what is called before the handlers, with the same. */
  readonly before?: readonly string[];
  /** Names of what the handler is given, by position. */
  readonly parameters: readonly string[];
  /** Handlers with this many parameters get `errorParameters` instead. */
  readonly errorParameters?: readonly string[];
  /** Needed of argument 0 when the call is known by its method only. */
  readonly pathFirst?: boolean;
  readonly doubt?: number;
  /** What the handler returns is written out, and how that can go wrong. */
  readonly returns?: {
    readonly rule: RuleId;
    readonly sink: string;
    /** Only a text that looks like this. */
    readonly matches?: RegExp;
    /** Not where the handler says this: that its answer is no page. */
    readonly unless?: RegExp;
  };
  /** The route's parameters come by name from the path (Flask) or the signature (FastAPI). */
  readonly namedParameters?: NamedParameters;
}

/** What the framework fills parameters with, by their name. */
export interface NamedParameters {
  readonly label: SourceLabel;
  readonly what: string;
  /** What parameters of other names are filled with. */
  readonly others?: Readonly<Record<string, string>>;
  /** How a path writes a parameter, `*`, that holds no slash: the framework decodes a path before it takes it apart. */
  readonly segments?: readonly string[];
  /** What a parameter is for which no type is declared. */
  readonly untyped?: readonly string[];
  /** A type that the program does not declare may be made of a request too: its code is generated. */
  readonly isGenerated?: true;
  /** Only parameters that the path names come from the request: all others are the program's own. */
  readonly isOfPath?: true;
}

/** A function that a framework calls because of how it looks, where it lies, or what its class extends. */
export interface EntryModel {
  readonly when:
    | { readonly uses: readonly (readonly string[])[] }
    /** A parameter of such a type; and another one of such a name. */
    | { readonly annotated: readonly string[]; readonly beside?: string }
    | { readonly decorated: readonly string[] }
    /** A method of a class that extends one of these; only those with such a name, or such a decorator. */
    | {
        readonly methodOf: readonly string[];
        readonly methods?: readonly string[];
        readonly methodsLike?: RegExp;
        /** Only those that other code can call. */
        readonly isPublic?: true;
        readonly marked?: string;
        /** Not those with one of these decorators. */
        readonly unmarked?: readonly string[];
      }
    | { readonly file: RegExp; readonly exported: readonly string[] }
    /** It begins with this text, or its file does. */
    | { readonly directive: string }
    | { readonly firstParameter: string; readonly uses: readonly (readonly string[])[] }
    /** A method of any class with one of these names. */
    | { readonly methodNamed: readonly string[] }
    /** A method with one of these names, of a class that is made with a parameter of this name. */
    | { readonly methods: readonly string[]; readonly madeWith: string };
  readonly parameters: readonly string[];
  readonly doubt?: number;
  readonly namedParameters?: NamedParameters;
  /** What parameters with these decorators are given. */
  readonly decoratedParameters?: readonly (
    | { readonly decorator: readonly string[]; readonly label: SourceLabel; readonly what: string }
    | { readonly decorator: readonly string[]; readonly type: string }
  )[];
  /** What it returns becomes the answer, when it or its class is decorated with one of these. */
  readonly answersWhen?: readonly string[];
  /** Decorators of classes whose methods answer with the name of a view, which its engine evaluates. */
  readonly namesViews?: readonly string[];
  /** Only a text that looks like this is an answer that a browser shows. */
  readonly answersLike?: RegExp;
  /** Only where its annotations say that it answers with a type of content like this: by itself it answers with data. */
  readonly answersAs?: RegExp;
}

export interface Condition {
  /** A position, a keyword's name, `*` for any of them, or `receiver`. */
  readonly argument: ArgumentReference;
  /** A key of that argument, when it is a record. */
  readonly option?: string;
  readonly equals?: readonly (string | number | boolean | null)[];
  readonly matches?: RegExp;
  /** Also holds when the argument or option is not given. */
  readonly orAbsent?: boolean;
  readonly isAbsent?: boolean;
  /** The text does not surely look like this. */
  readonly unlike?: RegExp;
  readonly isPresent?: boolean;
  readonly isLiteral?: boolean;
  /** Written in the code: a literal, or a list or record of nothing else. */
  readonly isFixed?: boolean;
  /** A list that holds one of these. */
  readonly includes?: readonly string[];
  /** A list that holds a value of such a name. */
  readonly holds?: RegExp;
  /** No literal where it is given: a name, a call, something put together, also where its value is known. */
  readonly isWrittenElsewhere?: boolean;
  /** Not written as an interpolated text where it is given, which the callee is given part by part. */
  readonly isNotInterpolated?: true;
  /** Put together at run time, of whatever it is. */
  readonly isVariable?: boolean;
  /** A number below this. */
  readonly below?: number;
  /** A number with bits outside of these: access for more than should have it. */
  readonly bitsBeyond?: number;
  /** A function that says yes to everything. */
  readonly passesAll?: boolean;
  /** Given, and not a list whose items are known apart (an argument vector). */
  readonly isNotList?: boolean;
  /** The value's library names. */
  readonly isNamed?: readonly string[];
  readonly isNotNamed?: readonly string[];
  /** No object of a class of the program that has a method of such a name. */
  readonly lacksMethod?: string;
  /** An object that is written out with a field of its own for a secret. */
  readonly showsSecret?: boolean;
}

export interface SinkModel {
  readonly call?: readonly string[];
  /** Property that is written: `*.innerHTML`. */
  readonly write?: readonly string[];
  readonly argument: readonly ArgumentReference[];
  /** A key of that argument. */
  readonly option?: string;
  /** Untrusted data inside a record or list counts too. */
  readonly isDeep?: boolean;
  /** Untrusted data counts too where it is spread into a record, under names that its sender chooses. */
  readonly isUnderAnyName?: boolean;
  /** Untrusted data counts only where it is all that is given, not a part of it. */
  readonly isWhole?: boolean;
  readonly rule: RuleId;
  /** Where it differs from the rule's: what the value has to be safe for. */
  readonly context?: Context;
  readonly when?: readonly Condition[];
  readonly doubt?: number;
  /** How bad it can be at most, where that is less than the rule says: a template language that calls nothing. */
  readonly mostScore?: number;
  /** Harmless from this version of the package on, where the project says which it depends on. */
  readonly mendedIn?: readonly [name: string, version: string];
  /** Where it differs from the rule's: what of the input of a library's callers counts. */
  readonly ofCallers?: "all" | "parts" | "none";
  readonly examples: Examples;
}

export interface SanitizerModel {
  /** Functions, and members that are read. */
  readonly call: readonly string[];
  /** Contexts it makes safe; `every` for conversions to numbers and the like. */
  readonly safe: readonly Context[] | "every";
  readonly when?: readonly Condition[];
}

export interface PropagatorModel {
  readonly call: readonly string[];
  readonly from: readonly ArgumentReference[];
  /** Only what comes from there passes: what stands in a file that the caller of a library names. */
  readonly only?: SourceLabel;
  /** Contexts for which it undoes an earlier escape. */
  readonly cancels?: readonly Context[];
  /** The result is a canonical path, the same value, the host of an address, or carries nothing of its input. */
  readonly gives?: "canonical path" | "common path" | "relative path" | "same" | "nothing" | "parsed url" | "host";
}

/** A call that puts content into an object it is given: what decodes a body, what binds a request. */
export interface FillModel {
  readonly call: readonly string[];
  readonly into: ArgumentReference;
  /** Where the content comes from: another argument, the request itself, or from outside without being an attack. */
  readonly from: ArgumentReference | "outside" | { readonly label: SourceLabel; readonly what: string };
}

/** A call that shows a template of the project. What the template shows as it is, is found there. */
export interface RenderModel {
  readonly call: readonly string[];
  /** What names the template: the first of these that is given. */
  readonly template: readonly ArgumentReference[];
  /** Records or objects whose members the template knows by their names. */
  readonly variables?: readonly ArgumentReference[];
  /** A name that it knows, and what it knows by it. */
  readonly entry?: readonly [name: ArgumentReference, value: ArgumentReference];
  /** What is given by name is what the template knows. */
  readonly takesNamed?: true;
  /** What it knows besides, by name. */
  readonly gives?: Readonly<Record<string, ArgumentReference>>;
  /** The engine escapes nothing by itself. */
  readonly isUnescaped?: true;
  readonly when?: readonly Condition[];
}

/** A call that puts something under a name into what it is called on: templates know it by that name. */
export interface PutModel {
  readonly call: readonly string[];
  readonly name: ArgumentReference;
  readonly value: ArgumentReference;
}

/** A call that makes an engine of templates, or asks one for a template to show it later. */
export interface EngineModel {
  readonly call: readonly string[];
  /** What names the template. */
  readonly template?: readonly ArgumentReference[];
  readonly isUnescaped?: true;
  readonly when?: readonly Condition[];
}

/**
 * A call that starts a program without a shell: its name and arguments stand one after the other, the arguments as a
 * list behind the name, or all of them in one list.
 */
export interface LaunchModel {
  readonly call: readonly string[];
  /** The position of the program's name; the first where there is none. */
  readonly from?: number;
  readonly examples: Examples;
}

/** A test on an argument: what holds of it when the answer is true. */
export interface PredicateModel {
  readonly call: readonly string[];
  readonly argument: number | "receiver";
  /** Its name, where it is given by name. */
  readonly keyword?: string;
  readonly safe: readonly Context[] | "every";
  readonly when?: "true" | "false";
}

export interface CallbackModel {
  readonly call: readonly string[];
  /** Names of the parameters the callback is given. */
  readonly parameters: readonly string[];
  /** An argument whose content the parameters stand for: settings of how it is read. */
  readonly carries?: number;
  /** What the callback has to wait for, where the call is known by its method only. */
  readonly event?: string;
}

export interface MisuseModel {
  readonly call?: readonly string[];
  readonly write?: readonly string[];
  /** A module that is imported, however it is. */
  readonly imported?: readonly string[];
  readonly rule: RuleId;
  readonly when: readonly Condition[];
  readonly examples: Examples;
}
