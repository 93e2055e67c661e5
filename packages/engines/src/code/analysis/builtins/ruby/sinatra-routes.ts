import { only } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Here, Machine } from "../../machine.ts";
import { rubyWebOf } from "../../routing/ruby.ts";

const verbs = /^(get|post|put|patch|delete|options|link|unlink)$/;

/** Takes up `get "/orders/:id" do … end`, at the top of a file or in the body of a class: https://sinatrarb.com/intro.html */
export function noteSinatraRoute(machine: Machine, here: Here, name: string, { given, at }: CallSite): void {
  const [first] = given.positional;
  const path = first === undefined ? undefined : only(first);
  const block = given.keywords.get("&")?.callables.find((callable) => callable.kind === "function");
  if (!verbs.test(name) || typeof path !== "string" || !path.startsWith("/") || block?.kind !== "function") return;
  const owner = here.frame.self?.callables.find((callable) => callable.kind === "class");
  rubyWebOf(machine).routes.push({
    methods: [name.toUpperCase()],
    path: path.replace(/\?$/, "").replace(/[:*](\w*)/g, (_, key: string) => `{${key || "splat"}}`),
    handler: block.unit,
    owner: owner?.kind === "class" ? owner.unit : here.frame.unit.module.path,
    steps: [],
    isImplied: false,
    at,
  });
}
