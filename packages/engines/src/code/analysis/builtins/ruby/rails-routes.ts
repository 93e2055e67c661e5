import { Frame, named, only, unknown, type Value } from "../../../values/index.ts";
import { beside } from "../../beside.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { type Here, hereOf, type Machine } from "../../machine.ts";
import { type Route, rubyWebOf } from "../../routing/ruby.ts";
import { asMethodsOf, runBlock } from "./blocks.ts";
import { textsIn } from "./filters.ts";

/** What methods of routes are called on: the object that a file of routes works in. */
const drawing = "rails.routes";
const verbs = new Set(["get", "post", "put", "patch", "delete", "match", "options"]);

/** Where routes stand: https://guides.rubyonrails.org/routing.html */
interface Scope {
  readonly path: string;
  /** Folder of the controllers. */
  readonly folder: string;
  readonly controller: string | undefined;
  /** The resource around, whose members and whole collection have routes of their own. */
  readonly resource: { readonly path: string; readonly member: string; readonly nested: string } | undefined;
  readonly steps: Route["steps"];
}

interface Drawing {
  scope: Scope;
  readonly concerns: Map<string, Value>;
}

const outermost: Scope = { path: "", folder: "", controller: undefined, resource: undefined, steps: [] };
const drawingOf = beside<Machine, Drawing>(() => ({ scope: outermost, concerns: new Map() }));

/** What a resource answers: method, end of the path, action; of its members, and of all of them. */
const ofCollection = [
  [["GET"], "", "index"],
  [["POST"], "", "create"],
  [["GET"], "/new", "new"],
] as const;
const ofMember = [
  [["GET"], "", "show"],
  [["GET"], "/edit", "edit"],
  [["PATCH", "PUT"], "", "update"],
  [["DELETE"], "", "destroy"],
] as const;

/** Follows the declaration of routes. `undefined` when the callee is none of its methods. */
export function callRoutes(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, given, method, at } = site;
  const block = given.keywords.get("&");
  if (method === "draw" && block !== undefined && /routes/.test(textOf(site.receiver))) {
    const state = drawingOf(machine);
    state.scope = outermost;
    state.concerns.clear();
    return runBlock(machine, here, asMethodsOf(block, named(drawing)), [], at);
  }
  const own = target.names.find((name) => name.startsWith(`${drawing}.`));
  if (own === undefined) return undefined;
  const name = own.slice(drawing.length + 1);
  const draw = new Draw(machine, here, drawingOf(machine), site);
  return draw.call(name) ? unknown : undefined;
}

/** One call among those that declare routes. */
class Draw {
  readonly #machine: Machine;
  readonly #here: Here;
  readonly #state: Drawing;
  readonly #site: CallSite;

  constructor(machine: Machine, here: Here, state: Drawing, site: CallSite) {
    this.#machine = machine;
    this.#here = here;
    this.#state = state;
    this.#site = site;
  }

  call(name: string): boolean {
    const { scope } = this.#state;
    const [first] = this.#names;
    if (verbs.has(name)) this.#verb(name);
    else if (name === "root") this.#add(["GET"], "/", this.#option("to") ?? first);
    else if (name === "resources" || name === "resource")
      for (const each of this.#names) this.#resource(each, name === "resource");
    else if (name === "namespace" && first !== undefined) {
      const path = `${scope.path}/${this.#option("path") ?? first}`;
      this.#within({
        ...scope,
        path,
        folder: `${scope.folder}${this.#option("module") ?? first}/`,
        resource: undefined,
      });
    } else if (name === "scope") {
      const path = this.#option("path") ?? first;
      const folder = this.#option("module");
      this.#within({
        ...scope,
        path: path === undefined ? scope.path : `${scope.path}/${path.replace(/^\//, "")}`,
        folder: folder === undefined ? scope.folder : `${scope.folder}${folder}/`,
        controller: this.#option("controller") ?? scope.controller,
      });
    } else if (name === "member" && scope.resource !== undefined)
      this.#within({ ...scope, path: scope.resource.member });
    else if (name === "collection" && scope.resource !== undefined)
      this.#within({ ...scope, path: scope.resource.path });
    else if (name === "controller" && first !== undefined) this.#within({ ...scope, controller: first });
    else if (name === "concern" && first !== undefined && this.#block !== undefined)
      this.#state.concerns.set(first, this.#block);
    else if (name === "concerns") for (const each of this.#names) this.#concern(each);
    else if (/^authenticated?$/.test(name)) {
      const step = { name, unit: undefined, at: this.#site.at, isGate: true as const };
      this.#within({ ...scope, steps: [...scope.steps, step] });
    } else if (name === "draw" && first !== undefined) this.#file(first);
    else if (this.#block !== undefined) this.#within(scope);
    else return false;
    return true;
  }

  /** `get "path", to: "orders#show"`, `get "path" => "orders#show"`, `get :preview`. */
  #verb(name: string): void {
    const { positional } = this.#site.given;
    const record = positional
      .flatMap(({ objects }) => objects)
      .map((number) => this.#here.state.thing(number))
      .find((thing) => thing !== undefined && !thing.isList);
    const [pair] = [...(record?.slots ?? [])];
    const via = textsIn(this.#here, this.#site.given.keywords.get("via")).map((verb) => verb.toUpperCase());
    const methods = name === "match" ? (via.length === 0 || via.includes("ALL") ? ["*"] : via) : [name.toUpperCase()];
    const paths = pair === undefined ? this.#names : [pair[0]];
    for (const path of paths) this.#add(methods, path, pair === undefined ? this.#option("to") : textOf(pair[1]));
  }

  #add(methods: readonly string[], path: string, to: string | undefined): void {
    const { scope } = this.#state;
    const on = this.#option("on");
    const resource = scope.resource;
    const base =
      resource === undefined || scope.path !== resource.nested
        ? scope.path
        : on === "collection"
          ? resource.path
          : on === "member"
            ? resource.member
            : resource.nested;
    const plain = path.replace(/^\//, "").replace(/\(.*$/, "");
    const [named, called] = to?.includes("#") === true ? to.split("#") : [undefined, to];
    const steps = plain.split("/");
    const controller = named ?? this.#option("controller") ?? scope.controller ?? steps.slice(0, -1).join("/");
    const action = called ?? this.#option("action") ?? steps.at(-1)!;
    // `to: redirect("/")`: nothing of the program answers.
    const isElsewhere = to === undefined && this.#site.given.keywords.has("to");
    this.#register(methods, `${base}/${plain}`, isElsewhere ? "" : controller, action, false);
  }

  #register(methods: readonly string[], path: string, controller: string, action: string, isImplied: boolean): void {
    const { scope } = this.#state;
    const handler =
      controller === "" || action === undefined
        ? undefined
        : { controller: controller.startsWith("/") ? controller : `${scope.folder}${controller}`, action };
    const { at } = this.#site;
    const full =
      path
        .replace(/\/{2,}/g, "/")
        .replace(/(?<=.)\/$/, "")
        .replace(/[:*](\w+)/g, "{$1}") || "/";
    rubyWebOf(this.#machine).routes.push({
      methods,
      path: full,
      handler,
      steps: scope.steps,
      isImplied,
      at,
      owner: "",
    });
  }

  #resource(name: string, isSingle: boolean): void {
    const { scope } = this.#state;
    const base =
      scope.resource !== undefined && scope.path === scope.resource.nested ? scope.resource.nested : scope.path;
    const path = `${base}/${this.#option("path") ?? name}`;
    const controller = this.#option("controller") ?? (isSingle && !name.endsWith("s") ? `${name}s` : name);
    const folder = this.#option("module");
    const key = this.#option("param") ?? "id";
    const member = isSingle ? path : `${path}/:${key}`;
    const nested = isSingle ? path : `${path}/:${singular(name)}_${key}`;
    const inner: Scope = {
      ...scope,
      folder: folder === undefined ? scope.folder : `${scope.folder}${folder}/`,
      controller,
      path: nested,
      resource: { path, member, nested },
    };
    const only = this.#site.given.keywords.has("only")
      ? textsIn(this.#here, this.#site.given.keywords.get("only"))
      : undefined;
    const except = textsIn(this.#here, this.#site.given.keywords.get("except"));
    const before = this.#state.scope;
    this.#state.scope = inner;
    for (const [rows, start] of [
      [ofCollection, path],
      [ofMember, member],
    ] as const)
      for (const [methods, end, action] of rows) {
        if (
          (only !== undefined && !only.includes(action)) ||
          except.includes(action) ||
          (isSingle && action === "index")
        )
          continue;
        this.#register(methods, `${start}${end}`, controller, action, true);
      }
    for (const concern of textsIn(this.#here, this.#site.given.keywords.get("concerns"))) this.#concern(concern);
    this.#state.scope = before;
    this.#within(inner);
  }

  #concern(name: string): void {
    const block = this.#state.concerns.get(name);
    if (block !== undefined) runBlock(this.#machine, this.#here, block, [], this.#site.at);
  }

  /** The routes of another file: `draw(:admin)`. */
  #file(name: string): void {
    const module = this.#machine.moduleOf(this.#site.at.module.path.replace(/\.rb$/, `/${name}.rb`));
    if (module === undefined) return;
    const frame = new Frame(module.top, this.#here.frame, named(drawing), undefined, this.#here.frame.depth + 1);
    this.#machine.execute(hereOf(frame, this.#here.state), module.top.body);
  }

  #within(scope: Scope): void {
    if (this.#block === undefined) return;
    const before = this.#state.scope;
    this.#state.scope = scope;
    runBlock(this.#machine, this.#here, this.#block, [], this.#site.at);
    this.#state.scope = before;
  }

  get #block(): Value | undefined {
    return this.#site.given.keywords.get("&");
  }
  /** Names and paths that are given first. */
  get #names(): string[] {
    return this.#site.given.positional.flatMap((value) => textsIn(this.#here, value));
  }
  #option(name: string): string | undefined {
    const value = this.#site.given.keywords.get(name);
    return value === undefined ? undefined : textsIn(this.#here, value)[0];
  }
}

function singular(name: string): string {
  return name
    .replace(/ies$/, "y")
    .replace(/(?<=(ss|sh|ch|x))es$/, "")
    .replace(/(?<=[^s])s$/, "");
}

function textOf(value: Value | undefined): string {
  const known = value === undefined ? undefined : only(value);
  return typeof known === "string" ? known : (value?.names.join() ?? "");
}
