import type { ResourceModel } from "../../models/index.ts";
import type { Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { optionOf } from "../conditions.ts";
import { listed, textOf } from "../literals.ts";
import type { Here, Machine } from "../machine.ts";

const actions = [
  { name: "list", method: "GET", isOne: false, action: "read" },
  { name: "create", method: "POST", isOne: false, action: "create" },
  { name: "read", method: "GET", isOne: true, action: "read" },
  { name: "update", method: "PUT", isOne: true, action: "change" },
  { name: "delete", method: "DELETE", isOne: true, action: "change" },
] as const;

/** A library answers for objects of one kind, at the paths that it is given. */
export function noteResource(machine: Machine, here: Here, site: CallSite, model: ResourceModel): void {
  const { given, at } = site;
  const [options] = given.positional;
  const router = machine.registrations.routerOf(model.router.call);
  if (options === undefined || router === undefined) return;
  const option = (name: string) => optionOf(here.state, options, name);
  const paths = option(model.paths);
  const [all, one] = (paths && listed(here, paths)) ?? [];
  const asked = option(model.actions);
  const only = asked && listed(here, asked)?.map(textOf);
  for (const { name, method, isOne, action } of actions) {
    if (only !== undefined && !only.includes(name)) continue;
    const resource = { entity: entityOf(option(model.entity)), action };
    const path = textOf(isOne ? one : all);
    const shared = { router, path, steps: [], handler: undefined, resource, at };
    machine.registrations.add({ kind: "endpoint", number: 0, methods: [method], ...shared });
  }
}

/** The application that a library was given, for what it answers later. */
export function noteRouterOf(machine: Machine, here: Here, { given, target }: CallSite): void {
  const { resources } = machine.catalog(here.frame.unit.module.language);
  const [options] = given.positional;
  for (const { router } of resources.values()) {
    if (options === undefined || !target.names.includes(router.call)) continue;
    const app = optionOf(here.state, options, router.option);
    // What is not known to be a router has nothing registered before it.
    if (app !== undefined && app.number !== 0 && app.names.length > 0)
      machine.registrations.giveRouter(router.call, app.number);
  }
}

function entityOf(model: Value | undefined): string {
  const owner = model?.callables.find((callable) => callable.kind === "class");
  return owner?.kind === "class" ? owner.unit.name.toLowerCase() : "";
}
