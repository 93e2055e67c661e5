import type { LanguageId } from "../ir/index.ts";
import type {
  CallbackModel,
  EngineModel,
  EntryModel,
  FillModel,
  HandedModel,
  LaunchModel,
  LibraryModel,
  MisuseModel,
  PredicateModel,
  PropagatorModel,
  PutModel,
  RenderModel,
  RouteModel,
  SanitizerModel,
  SinkModel,
  SourceModel,
} from "./contract.ts";
import type {
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

/** The models of one language, found by resolved name. */
export interface Catalog {
  readonly types: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, SourceModel>;
  readonly routes: ReadonlyMap<string, RouteModel>;
  readonly entries: readonly EntryModel[];
  readonly sinks: ReadonlyMap<string, readonly SinkModel[]>;
  readonly writes: ReadonlyMap<string, readonly SinkModel[]>;
  readonly sanitizers: ReadonlyMap<string, SanitizerModel>;
  readonly propagators: ReadonlyMap<string, PropagatorModel>;
  readonly fills: ReadonlyMap<string, FillModel>;
  readonly renders: ReadonlyMap<string, readonly RenderModel[]>;
  readonly engines: ReadonlyMap<string, EngineModel>;
  readonly puts: ReadonlyMap<string, PutModel>;
  readonly predicates: ReadonlyMap<string, PredicateModel>;
  readonly endings: ReadonlySet<string>;
  readonly assertions: ReadonlySet<string>;
  readonly callbacks: ReadonlyMap<string, CallbackModel>;
  readonly launches: ReadonlyMap<string, LaunchModel>;
  readonly misuses: ReadonlyMap<string, readonly MisuseModel[]>;
  readonly misusedWrites: ReadonlyMap<string, readonly MisuseModel[]>;
  readonly misusedImports: ReadonlyMap<string, readonly MisuseModel[]>;
  /** Names of which a model says what a call of them reports, or shows. */
  readonly reported: ReadonlySet<string>;
  /** Names of which a model says what a call of them gives or does to what it is given. */
  readonly called: ReadonlySet<string>;
  readonly constants: ReadonlyMap<string, string | number | boolean>;
  readonly endpoints: ReadonlyMap<string, EndpointModel>;
  readonly mounts: ReadonlyMap<string, MountModel>;
  readonly groups: ReadonlyMap<string, GroupModel>;
  readonly routers: ReadonlyMap<string, RouterModel>;
  readonly resources: ReadonlyMap<string, ResourceModel>;
  readonly identities: ReadonlyMap<string, IdentityModel["is"]>;
  readonly includes: ReadonlySet<string>;
  readonly narrowings: ReadonlySet<string>;
  readonly mappings: ReadonlyMap<string, MappingModel>;
  readonly graphFields: readonly GraphFieldModel[];
  readonly graphs: ReadonlyMap<string, GraphModel>;
  readonly marks: ReadonlyMap<string, MarkModel>;
  readonly globals: ReadonlyMap<string, GlobalModel>;
  readonly views: readonly ViewModel[];
  readonly fileRoutes: readonly FileRouteModel[];
  readonly fileGuards: readonly FileGuardModel[];
  readonly stores: ReadonlyMap<string, StoreModel>;
  readonly handed: ReadonlyMap<string, HandedModel>;
  readonly keeping: ReadonlySet<string>;
  readonly callers: RegExp | undefined;
  readonly bodies: ReadonlySet<string>;
  readonly gates: ReadonlySet<string>;
  readonly decorations: ReadonlySet<string>;
  readonly guards: ReadonlySet<string>;
  readonly digests: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  /** What endpoints are made on: `express.App`. */
  readonly routerNames: ReadonlySet<string>;
  /** Every name that a model tells of, and what such names begin with: `System`, `System.IO`, `System.IO.File`. */
  readonly known: ReadonlySet<string>;
}

export type Catalogs = Readonly<Record<LanguageId, Catalog>>;

/** Indexes models by the names they describe. */
export function createCatalogs(models: readonly LibraryModel[]): Catalogs {
  return {
    javascript: createCatalog(models, "javascript"),
    python: createCatalog(models, "python"),
    java: createCatalog(models, "java"),
    go: createCatalog(models, "go"),
    php: createCatalog(models, "php"),
    ruby: createCatalog(models, "ruby"),
    csharp: createCatalog(models, "csharp"),
  };
}

function createCatalog(models: readonly LibraryModel[], language: LanguageId): Catalog {
  const own = models.filter((model) => model.language === language);
  const all = <T>(pick: (model: LibraryModel) => readonly T[] | undefined) => own.flatMap((model) => pick(model) ?? []);
  const catalog = {
    types: new Map(all((model) => model.types).flatMap((type) => type.of.map((name) => [name, type.is] as const))),
    sources: byName(
      all((model) => model.sources),
      (source) => source.read,
    ),
    routes: byName(
      all((model) => model.routes),
      (route) => route.call,
    ),
    entries: all((model) => model.entries),
    sinks: listsByName(
      all((model) => model.sinks),
      (sink) => sink.call ?? [],
    ),
    writes: listsByName(
      all((model) => model.sinks),
      (sink) => sink.write ?? [],
    ),
    sanitizers: byName(
      all((model) => model.sanitizers),
      (sanitizer) => sanitizer.call,
    ),
    propagators: byName(
      all((model) => model.propagators),
      (propagator) => propagator.call,
    ),
    fills: byName(
      all((model) => model.fills),
      (fill) => fill.call,
    ),
    renders: listsByName(
      all((model) => model.renders),
      (render) => render.call,
    ),
    engines: byName(
      all((model) => model.engines),
      (engine) => engine.call,
    ),
    puts: byName(
      all((model) => model.puts),
      (put) => put.call,
    ),
    predicates: byName(
      all((model) => model.predicates),
      (predicate) => predicate.call,
    ),
    endings: new Set(all((model) => model.endings)),
    assertions: new Set(all((model) => model.assertions)),
    callbacks: byName(
      all((model) => model.callbacks),
      (callback) => callback.call,
    ),
    launches: byName(
      all((model) => model.launches),
      (launch) => launch.call,
    ),
    misuses: listsByName(
      all((model) => model.misuses),
      (misuse) => misuse.call ?? [],
    ),
    misusedWrites: listsByName(
      all((model) => model.misuses),
      (misuse) => misuse.write ?? [],
    ),
    misusedImports: listsByName(
      all((model) => model.misuses),
      (misuse) => misuse.imported ?? [],
    ),
    reported: new Set([
      ...all((model) => model.sinks).flatMap(({ call = [] }) => call),
      ...all((model) => model.misuses).flatMap(({ call = [] }) => call),
      ...all((model) => model.renders).flatMap(({ call }) => call),
    ]),
    called: new Set([
      ...all((model) => model.sources).flatMap(({ read }) =>
        read.filter((name) => name.endsWith("()")).map((name) => name.slice(0, -2)),
      ),
      ...all((model) => model.fills).flatMap(({ call }) => call),
      ...all((model) => model.predicates).flatMap(({ call }) => call),
      ...all((model) => model.sanitizers).flatMap(({ call }) => call),
      ...all((model) => model.propagators).flatMap(({ call }) => call),
      ...all((model) => model.callbacks).flatMap(({ call }) => call),
    ]),
    constants: new Map(own.flatMap((model) => Object.entries(model.constants ?? {}))),
    endpoints: byName(
      all((model) => model.endpoints),
      (endpoint) => endpoint.call,
    ),
    mounts: byName(
      all((model) => model.mounts),
      (mount) => mount.call,
    ),
    groups: byName(
      all((model) => model.groups),
      (group) => group.call,
    ),
    routers: byName(
      all((model) => model.routers),
      (router) => router.call,
    ),
    identities: new Map(
      all((model) => model.identities).flatMap(({ call, is }) => call.map((name) => [name, is] as const)),
    ),
    resources: byName(
      all((model) => model.resources),
      (resource) => resource.call,
    ),
    mappings: byName(
      all((model) => model.mappings),
      (mapping) => mapping.annotation,
    ),
    includes: new Set(all((model) => model.includes)),
    narrowings: new Set(all((model) => model.narrowings)),
    graphFields: all((model) => model.graphFields),
    graphs: byName(
      all((model) => model.graphs),
      (graph) => graph.call,
    ),
    marks: byName(
      all((model) => model.marks),
      (mark) => mark.call,
    ),
    globals: byName(
      all((model) => model.globals),
      (global) => global.call,
    ),
    views: all((model) => model.views),
    fileRoutes: all((model) => model.fileRoutes),
    fileGuards: all((model) => model.fileGuards),
    stores: byName(
      all((model) => model.stores),
      ({ verb }) => [verb],
    ),
    handed: byName(
      all((model) => model.handed),
      ({ on }) => on,
    ),
    keeping: new Set(all((model) => model.keeping)),
    callers: own.map((model) => model.callers).find((callers) => callers !== undefined),
    bodies: new Set(all((model) => model.bodies)),
    gates: new Set(all((model) => model.gates)),
    decorations: new Set(all((model) => model.decorations)),
    guards: new Set(all((model) => model.guards)),
    digests: new Set(all((model) => model.digests)),
    open: new Set(all((model) => model.open)),
    routerNames: new Set(
      [...all((model) => model.endpoints), ...all((model) => model.mounts), ...all((model) => model.groups)]
        .flatMap(({ call }) => call)
        .map((name) => name.slice(0, Math.max(0, name.lastIndexOf(".")))),
    ),
  };
  return { ...catalog, known: beginningsIn(catalog) };
}

function beginningsIn(catalog: Omit<Catalog, "known">): Set<string> {
  const { entries, views, types, ...rest } = catalog;
  const names = [
    ...Object.values(rest).flatMap((part) => (part instanceof Map || part instanceof Set ? [...part.keys()] : [])),
    ...types.keys(),
    ...types.values(),
    ...entries.flatMap(({ when }) => ("methodOf" in when ? when.methodOf : "decorated" in when ? when.decorated : [])),
    ...views.flatMap(({ base }) => base),
    ...[rest.sinks, rest.writes, rest.misuses, rest.misusedWrites].flatMap((lists) =>
      [...lists.values()].flat().flatMap(({ when = [] }) => when.flatMap(({ isNamed = [] }) => isNamed)),
    ),
  ];
  const known = new Set<string>();
  for (const name of names) {
    for (let end = name.indexOf("."); end >= 0; end = name.indexOf(".", end + 1)) {
      known.add(name.slice(0, end));
      known.add(name.slice(0, end).replace(/\(\)$/, ""));
    }
    known.add(name);
    known.add(name.replace(/\(\)$/, ""));
  }
  return known;
}

function byName<T>(items: readonly T[], namesOf: (item: T) => readonly string[]): Map<string, T> {
  return new Map(items.flatMap((item) => namesOf(item).map((name) => [name, item] as const)));
}

function listsByName<T>(items: readonly T[], namesOf: (item: T) => readonly string[]): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const item of items) {
    for (const name of namesOf(item)) {
      const list = lists.get(name);
      if (list === undefined) lists.set(name, [item]);
      else list.push(item);
    }
  }
  return lists;
}
