import { joinAll, nothing, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../call-site.ts";
import { elementsOf } from "../../elements.ts";
import { load } from "../../load.ts";
import { allGiven, type Here, type Machine } from "../../machine.ts";
import { callBlocks, runBlock } from "./blocks.ts";
import { callCollections } from "./collections.ts";
import { callFilters } from "./filters.ts";
import { callLanguage } from "./language.ts";
import { callPatterns } from "./patterns.ts";
import { callRoutes } from "./rails-routes.ts";
import type { RubyCall } from "./ruby-call.ts";
import { noteSinatraRoute } from "./sinatra-routes.ts";
import { callTexts } from "./texts.ts";

const parts = [callLanguage, callTexts, callPatterns, callBlocks, callCollections] as const;

/** What Ruby's own methods do; `undefined` when the callee is none of them. */
export function callRuby(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, receiver, method, given, isNew } = site;
  if (target.callables.length > 0 || isNew) return undefined;
  const block = given.keywords.get("&");
  const own = target.names.find((name) => name.startsWith("ruby."));
  const name = method ?? own?.slice("ruby.".length);
  if (name === undefined) return undefined;
  const declared = callRoutes(machine, here, site) ?? callFilters(machine, here, name, site);
  if (declared !== undefined) return declared;
  if (isDeclaring(here)) noteSinatraRoute(machine, here, name, site);
  // Addresses of the program itself: https://guides.rubyonrails.org/routing.html#path-and-url-helpers
  if (method === undefined && /\w_(path|url)$/.test(name)) return unknown;
  const values = method === undefined ? given.positional.slice(1) : given.positional;
  const on = method === undefined ? (given.positional[0] ?? unknown) : (receiver ?? unknown);
  const isOperator = method === undefined && name.startsWith("operator ");
  const call: RubyCall = {
    name: isOperator ? name.slice("operator ".length) : name,
    receiver: on,
    values,
    block,
    site,
  };
  const isSubject = method !== undefined || isOperator || freeStanding.has(name);
  if (isSubject) {
    for (const part of parts) {
      const result = part(machine, here, call);
      if (result !== undefined) return result;
    }
  }
  if (method !== undefined && allGiven(given).length === 0) {
    const kept = fieldOf(here, on, method);
    if (kept !== undefined) return kept;
    if (on.taints.length > 0 && addressParts.has(method)) return load(machine, here, on, method, site.at);
  }
  return block === undefined || isDeclaring(here) ? undefined : withBlock(machine, here, call, block);
}

/** Methods that are called on nothing and work on their first argument. */
const freeStanding = new Set([
  "format",
  "sprintf",
  "Integer",
  "Float",
  "String",
  "Array",
  "block_given?",
  "puts",
  "print",
  "p",
]);

/** Parts of an address: what is proved of them is proved of it. */
const addressParts = new Set(["host", "hostname", "origin", "path", "scheme", "query"]);

/** At the top of a file and in the body of a class, blocks are given to what runs them later. */
function isDeclaring(here: Here): boolean {
  return here.frame.isTop || here.frame.unit.name === "class body";
}

/** What was put into an object under a name by a writer or by its own methods. */
function fieldOf(here: Here, receiver: Value, name: string): Value | undefined {
  const found = [...new Set([...receiver.objects, receiver.number])].flatMap((number) => {
    const slots = here.state.thing(number)?.slots;
    return slots?.get(`${name}=`) ?? slots?.get(`@${name}`) ?? [];
  });
  return found.length === 0 ? undefined : { ...joinAll(found), isOpen: true };
}

/** A block given to code that is not known is run at once, with nothing known of what it is given. */
function withBlock(machine: Machine, here: Here, { receiver, site }: RubyCall, block: Value): Value | undefined {
  const item = receiver === unknown ? unknown : elementsOf(here.state, receiver);
  const result = runBlock(machine, here, block, [item], site.at);
  if (receiver.taints.length > 0 || site.target.names.length > 0) return undefined;
  return result === nothing ? unknown : { ...result, isOpen: true };
}
