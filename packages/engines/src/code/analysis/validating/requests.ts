import { contextSet, everyContext, type Fact, named, unknown, type Value } from "../../values/index.ts";
import { beside } from "../beside.ts";
import { safeWhenMatching } from "../builtins/text.ts";
import type { CallSite } from "../calls/call-site.ts";
import { optionOf } from "../conditions.ts";
import { textOf } from "../literals.ts";
import type { Here, Machine } from "../machine.ts";
import { proofOfJsonSchema } from "./json-schema.ts";
import { factsOf, type Proof } from "./proof.ts";
import { proofOfSchema } from "./schemas.ts";

/** How the options of a route call the parts of a request: https://fastify.dev/docs/latest/Reference/Validation-and-Serialization/ */
const partsOfFastify: Readonly<Record<string, string>> = {
  body: "body",
  querystring: "query",
  query: "query",
  params: "params",
  headers: "headers",
};

/** What the options of a Fastify route prove of the request that its handlers are given. */
export function provedByOptions(machine: Machine, here: Here, options: readonly Value[], request: number): Fact[] {
  return options.flatMap((each) => {
    const schema = optionOf(here.state, each, "schema");
    if (schema === undefined) return [];
    return Object.entries(partsOfFastify).flatMap(([name, part]) => {
      const given = optionOf(here.state, schema, name);
      if (given === undefined) return [];
      const proof = proofOfSchema(machine, here, given);
      const isRecord = proof === undefined || optionOf(here.state, given, "type") !== undefined;
      const by = isRecord ? proofOfJsonSchema(here, given) : proof;
      return factsOf(machine, machine.memberNumber(request, part), by);
    });
  });
}

/** What validators among the handlers of a route prove of the request: celebrate, which answers itself what it does not let pass. */
export function provedByHandlers(machine: Machine, handlers: readonly Value[], request: number): Fact[] {
  return handlers.flatMap(({ number }) => {
    const proof = number === 0 ? undefined : requestProofs(machine).get(number);
    return proof === undefined ? [] : factsOf(machine, request, proof);
  });
}

const requestProofs = beside<Machine, Map<number, Proof>>(() => new Map());
/** What holds of a request where nobody found an error in it, by its number. */
const expected = beside<Machine, Map<number, readonly Fact[]>>(() => new Map());
/** One part of a request that was looked at by express-validator, by the number of what stands for the look. */
const looks = beside<
  Machine,
  Map<number, { readonly part: string; readonly path: readonly string[]; readonly safe: number }>
>(() => new Map());

const lookers = /^express-validator\.(check\.)?(param|query|body|cookie|header)$/;
const partsOfLookers: Readonly<Record<string, string>> = {
  param: "params",
  query: "query",
  body: "body",
  cookie: "cookies",
  header: "headers",
};
const narrowLooks =
  /^(isInt|isNumeric|isFloat|isDecimal|isUUID|isIn|isBoolean|isDate|isISO8601|isMongoId|isHexadecimal|isPort|isULID|isCurrency)$/;

/** Calls of what checks requests beside the handlers, and of what tells what they found; `undefined` for other calls. */
export function callRequestCheck(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, receiver, method, given } = site;
  const [first] = given.positional;
  if (target.names.some((name) => /^celebrate(\.celebrate)?$/.test(name)) && first !== undefined) {
    const proof = proofOfSchema(machine, here, first);
    const made = { ...named("celebrate.celebrate()"), number: machine.fresh() };
    if (proof !== undefined) requestProofs(machine).set(made.number, proof);
    return made;
  }
  const looker = target.names.map((name) => lookers.exec(name)?.[2]).find((name) => name !== undefined);
  const name = first === undefined ? undefined : textOf(first);
  if (looker !== undefined && name !== undefined)
    return look(machine, { part: partsOfLookers[looker]!, path: name.split("."), safe: 0 });
  const before = receiver === undefined ? undefined : looks(machine).get(receiver.number);
  if (before !== undefined && method !== undefined) {
    const pattern = first?.names.find((each) => each.startsWith("regex:"))?.slice("regex:".length);
    const own = narrowLooks.test(method)
      ? everyContext
      : method === "isAlphanumeric" || method === "isAlpha" || method === "isSlug"
        ? safeWhenMatching("^[a-zA-Z0-9_-]+$", false) & ~contextSet("argument")
        : method === "matches" && pattern !== undefined
          ? safeWhenMatching(pattern, false)
          : 0;
    // What is left out may be anything that counts as nothing; `not()` turns round what comes after it.
    return look(machine, { ...before, safe: method === "not" ? 0 : before.safe | own });
  }
  if (first !== undefined && target.names.includes("express-validator.validationResult")) {
    const made = { ...first, names: ["express-validator.result"], taints: [], objects: [] };
    return made;
  }
  if (receiver?.names.includes("express-validator.result") !== true) return undefined;
  const facts = expected(machine).get(receiver.number) ?? [];
  if (method === "isEmpty") return { ...unknown, whenTrue: facts };
  if (method === "throw") for (const { about, safe } of facts) here.state.learn(about, safe);
  return undefined;
}

/** Notes what looks among the handlers of a route expect of its request. @returns whether they expect anything */
export function noteExpected(machine: Machine, handlers: readonly Value[], request: number): boolean {
  const facts = handlers.flatMap(({ number }): Fact[] => {
    const own = looks(machine).get(number);
    if (own === undefined || own.safe === 0) return [];
    const about = [own.part, ...own.path].reduce((held, name) => machine.memberNumber(held, name), request);
    return [{ about, safe: own.safe }];
  });
  if (facts.length > 0) expected(machine).set(request, facts);
  return facts.length > 0;
}

function look(
  machine: Machine,
  of: { readonly part: string; readonly path: readonly string[]; readonly safe: number },
): Value {
  const number = machine.fresh();
  looks(machine).set(number, of);
  return { ...named("express-validator.look"), number };
}
