import {
  type ClassCallable,
  joinAll,
  nothing,
  only,
  onlyTaints,
  type Place,
  unknown,
  type Value,
  withHop,
} from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { namedMethod } from "../../calls/own-methods.ts";
import { elementsOf } from "../../elements.ts";
import { load, memberOf } from "../../load.ts";
import { allGiven, type Here, type Machine } from "../../machine.ts";
import { showRendered } from "../../rendering/ruby.ts";
import { callBlocks, runBlock } from "./blocks.ts";
import { callCollections } from "./collections.ts";
import { callFilters } from "./filters.ts";
import { callLanguage } from "./language.ts";
import { callPatterns } from "./patterns.ts";
import { callRoutes } from "./rails-routes.ts";
import type { RubyCall } from "./ruby-call.ts";
import { noteSinatraRoute } from "./sinatra-routes.ts";
import { callStrongParameters } from "./strong-parameters.ts";
import { callTexts } from "./texts.ts";

const parts = [callLanguage, callStrongParameters, callTexts, callPatterns, callBlocks, callCollections] as const;

/** What Ruby's own methods do; `undefined` when the callee is none of them. */
export function callRuby(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, receiver, method, given, isNew } = site;
  if (target.callables.length > 0) return undefined;
  // What is made of a class that is not known holds its input somewhere, not as a text.
  if (isNew && target.names.includes("Set") && given.positional.length === 1) return given.positional[0];
  if (isNew)
    return target.taints.length === 0 && target.names.every((name) => name.endsWith("()")) ? unknown : undefined;
  const block = given.keywords.get("&");
  const pointed =
    method === undefined && target.names.includes("ruby.method") ? only(given.positional[0] ?? unknown) : undefined;
  if (typeof pointed === "string") return namedMethod(machine, here, pointed);
  // Texts and records of a request have no identifiers: it is that of a row or an object.
  if (method === "id" && receiver !== undefined && receiver.taints.length > 0 && receiver.objects.length === 0)
    return { ...unknown, number: machine.memberNumber(receiver.number, method) };
  const own = target.names.find((name) => name.startsWith("ruby."));
  const name = method ?? own?.slice("ruby.".length);
  // A variable that a template was given is asked for like a method.
  if (name === undefined) return target.taints.length + target.objects.length > 0 ? target : undefined;
  const declared = callRoutes(machine, here, site) ?? callFilters(machine, here, name, site);
  if (declared !== undefined) return declared;
  if (method === undefined && name === "render") showRendered(machine, here, given);
  if (isDeclaring(here)) noteSinatraRoute(machine, here, name, site);
  // Addresses of the program itself: https://guides.rubyonrails.org/routing.html#path-and-url-helpers
  if (method === undefined && /\w_(path|url)$/.test(name)) return unknown;
  const job = method === undefined ? undefined : startedJob(machine, here, site);
  if (job !== undefined) return job;
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
    if (method !== undefined && on.taints.length + on.objects.length === 0 && asking.has(name)) return unknown;
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
  if (block === undefined && method !== undefined && allGiven(given).length === 0 && isStrange(machine, on, method))
    return withHop(
      { ...onlyTaints([on]), number: machine.memberNumber(on.number, method) },
      site.at,
      `through ${method}`,
      3,
    );
  return block === undefined || isDeclaring(here) ? undefined : withBlock(machine, here, call, block);
}

/** Methods by which Active Job and Sidekiq start a job later or at once; what comes first may say when. */
const starting = /^perform_(later|now|async|in|at|inline|sync)$/;
/** Methods that give the same class with a wish of when: `CleanUp.set(wait: 1.hour)`. */
const wishing = /^(set|with)$/;

/** Runs the job that a class stands for, or makes a message of a class of mails: `Welcome.perform_later(user)`, `Mails.welcome(user)`. */
function startedJob(machine: Machine, here: Here, { receiver, method = "", given, at }: CallSite): Value | undefined {
  const owner = receiver?.callables.find((callable) => callable.kind === "class");
  if (receiver === undefined || owner?.kind !== "class") return undefined;
  const isMailer = owner.unit.name.endsWith("Mailer");
  if (wishing.test(method) && (isMailer || startedBy(machine, here, owner, "perform", at) !== undefined))
    return receiver;
  const isJob = starting.test(method);
  if (!isJob && !isMailer) return undefined;
  const run = startedBy(machine, here, owner, isJob ? "perform" : method, at);
  if (run === undefined) return undefined;
  const positional = /_(in|at)$/.test(method) ? given.positional.slice(1) : given.positional;
  machine.invokeAll(here, run, { ...given, positional }, at);
  return unknown;
}

/** A method of a new object of a class. */
function startedBy(machine: Machine, here: Here, owner: ClassCallable, name: string, at: Place): Value | undefined {
  return memberOf(machine, here, owner, name, machine.objectOf(here, owner), false, at);
}

/** What texts, lists, records and files of a request are asked for; whatever else is asked is hardly one of them. */
const usual =
  /^(original_filename|read|body|path|tempfile|text|content|inner_\w+|value|values|keys|signed|encrypted|permanent|to_\w+|camel\w+|classify|tableize|demodulize|deconstantize|params|headers|env|query|raw_post|html_safe|shell\w+|unsafe_\w+|permit!|dump|message|first_name|name|email|filename|data)[!?]?$/;

/** Whether something untrusted is asked for what a text or record of the request does not have: it is another thing. */
function isStrange(machine: Machine, on: Value, method: string): boolean {
  const { sanitizers, propagators } = machine.catalog("ruby");
  const isModelled = sanitizers.has(`*.${method}`) || propagators.has(`*.${method}`);
  return on.taints.length > 0 && on.names.length === 0 && !isModelled && !usual.test(method);
}

/** Methods by which rows are asked for: what they give was stored before, and is not what it is asked for with. */
const asking = new Set(
  (
    "where rewhere not joins left_joins left_outer_joins includes preload eager_load references order reorder group having " +
    "limit offset distinct pluck pick find_by find_by! find_by_sql find_or_create_by find_or_initialize_by exists? calculate " +
    "build create create! update update! update_all update_columns insert upsert execute exec_query select_all select_value"
  ).split(" "),
);

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
const addressParts = new Set(["host", "hostname", "origin", "path", "scheme", "query", "domain", "authority", "site"]);

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
