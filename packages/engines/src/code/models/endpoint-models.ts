/** A position, a keyword's name, `*` for every argument, or `receiver`. */
export type ArgumentReference = number | string;

/** The key of an options object, wherever it stands among the arguments. */
export interface OptionReference {
  readonly option: string;
}

/** A call on an application or router that makes endpoints. */
export interface EndpointModel {
  readonly call: readonly string[];
  /** HTTP methods, `*` for any; or the option or the argument that lists them. */
  readonly methods: readonly string[] | { readonly option: string; readonly absent: readonly string[] } | number;
  /** Position or keyword of the path, or the key of an options object. */
  readonly path: ArgumentReference | OptionReference;
  /** What answers, in order: the last one is the handler, or the first. `decorated`: the function below the call. */
  readonly handlers:
    | { readonly from: number; readonly isFirst?: true; readonly keyword?: string }
    | OptionReference
    | "decorated";
  /** They belong to the list of addresses of the file itself. */
  readonly router?: "module";
  /** Keywords or keys of an options object that hold what runs before the handler. */
  readonly before?: readonly string[];
}

/** A call that puts its arguments, routers or functions that run before endpoints, under a path. */
export interface MountModel {
  readonly call: readonly string[];
  /** Where the path stands; without one there they are put at the router's own. */
  readonly path: ArgumentReference | OptionReference;
  /** What is put there runs before endpoints that are registered earlier, too. */
  readonly isForAll?: true;
  /** The first argument says when it runs: before an endpoint only at these. */
  readonly stages?: readonly string[];
  /** The function below the call is what runs before. */
  readonly isDecorator?: true;
  readonly before?: readonly string[];
}

/** A call on a router that makes another one under a path: its result, or what it gives the function it takes. */
export interface GroupModel {
  readonly call: readonly string[];
  readonly path: ArgumentReference | OptionReference;
  /** The name of what a function is given. */
  readonly gives?: string;
}

/** A call that makes a router which brings a path of its own. */
export interface RouterModel {
  readonly call: readonly string[];
  readonly path: string | OptionReference;
  /** A path given where it is mounted stands instead of its own, not before it. */
  readonly isReplaced?: true;
  readonly before?: readonly string[];
  /** A member that holds its endpoints, and one that stands for it among addresses. */
  readonly inside?: string;
  readonly face?: string;
  /** Keyword with a list of endpoints, written as lists of path and class. */
  readonly table?: ArgumentReference;
}

/** A call by which a library answers for objects of one kind: it lists, makes, reads, changes and removes them. */
export interface ResourceModel {
  readonly call: readonly string[];
  /** Option with the paths: of all of them, and of one. */
  readonly paths: string;
  /** Option with the class of the objects. */
  readonly entity: string;
  /** Option with the actions that it answers, where not all: `create`, `list`, `read`, `update`, `delete`. */
  readonly actions: string;
  /** The call that gave the library the router, and the option it stands under. */
  readonly router: { readonly call: string; readonly option: string };
}

/** Calls that say how a program knows who asks. */
export interface IdentityModel {
  readonly call: readonly string[];
  /** A cookie that says it is set up; where requests come from is asked; a token is read without being verified, or is verified. */
  readonly is: "session" | "cookie" | "forgery check" | "decoded" | "verified";
}

/** An annotation of a method, or of its class, that says where it answers. */
export interface MappingModel {
  readonly annotation: readonly string[];
  /** HTTP methods, `*` for any; empty for one that only adds to the path. */
  readonly methods: readonly string[];
}

/** A call, often a decorator, that puts functions or classes before what it is written at, or notes a key there. */
export interface MarkModel {
  readonly call: readonly string[];
  /** All arguments from this position run before it. */
  readonly from?: number;
  /** The argument that lists HTTP methods: nothing else is answered. */
  readonly methods?: number;
  /** The only HTTP methods that are answered at what it is written at, where it is not called itself. */
  readonly only?: readonly string[];
  /** The argument that is noted. */
  readonly key?: number;
  /** It carries what the marks among its arguments carry. */
  readonly isComposed?: true;
}

/** A call that says something of every endpoint of a program. */
export interface GlobalModel {
  readonly call: readonly string[];
  /** Position of a path before all of them. */
  readonly path?: number;
  /** All arguments from this position run before them. */
  readonly from?: number;
  /** A list of records in an option: of those with this key and name, what stands under `value` runs before them. */
  readonly provided?: { readonly option: string; readonly key: string; readonly is: string; readonly value: string };
}

/** A class that answers with its methods. */
export interface ViewModel {
  readonly base: readonly string[];
  /** HTTP method and what is added to the path, by the name of the method: `PATCH {pk}`. */
  readonly answers: Readonly<Record<string, string>>;
  /** Methods that a class of the library brings, by class. */
  readonly brings?: Readonly<Record<string, readonly string[]>>;
  /** Decorators of more methods that answer, under their own name. */
  readonly actions?: readonly string[];
  /** A field that lists the classes which decide who may ask. */
  readonly gates?: string;
  /** A variable and key of the settings that list them for classes without that field. */
  readonly gatesOfAll?: readonly [variable: string, key: string];
  /** Methods that run before the one that answers. */
  readonly before?: readonly string[];
}

/** Files whose place says what they answer. */
export interface FileRouteModel {
  /** The first group is the part of the path. */
  readonly file: RegExp;
  readonly prefix: string;
  /** Exported functions by HTTP method; `default` for any. */
  readonly exported: Readonly<Record<string, string>>;
}

/** A file whose function runs before endpoints under the paths that it names. */
export interface FileGuardModel {
  readonly file: RegExp;
  readonly exported: readonly string[];
  /** Exported record and key with the paths. */
  readonly paths: readonly [variable: string, key: string];
}

/**
 * What says of a method that it answers a field of a graph, and of which type: an annotation, or the class it stands in. `class`:
 * the class's name has the type's, `argument`: the annotation says it.
 */
export type GraphFieldModel = { readonly of: "Query" | "Mutation" | "Subscription" | "class" | "argument" } & (
  | { readonly annotation: readonly string[] }
  /** Methods with such a name; the first group is the field's, without one it is the class's. */
  | { readonly base: readonly string[]; readonly method: RegExp }
);

/** A call that is given functions which answer fields of a graph. */
export type GraphModel = {
  readonly call: readonly string[];
} /** An option with a record of types, with the fields of one type whose name stands beside it, or with fields of the queries. */ & (
  | { readonly is: "types" | "type" | "fields"; readonly option: string }
  /** It names the field of the function below. */
  | { readonly is: "decorator"; readonly of: "Query" | "Mutation" | "Subscription" }
);

/** A method by which code asks a data store for objects, or gives it some. */
export interface StoreModel {
  readonly verb: string;
  readonly action: "read" | "create" | "change";
  /** Names of what it has to be called on, where others have methods of that name. */
  readonly of?: readonly string[];
}
