import { type Expression, writtenName } from "../../../ir/index.ts";
import { named } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { textOf, textsOf } from "../../literals.ts";
import type { Here, Machine } from "../../machine.ts";
import { stepsOf } from "../steps.ts";

/** What a predicate of requests asks for; everything where it says nothing. */
interface Asked {
  readonly methods: readonly string[];
  readonly path: string;
}

const verbs = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;
const routes = "spring.Routes()";
const nests = /\.RouterFunctions\.nest$|^spring\.Routes\(\)\.(nest|andNest)$/;
const answers = /\.RouterFunctions\.route$|^spring\.Routes\(\)\.(route|andRoute)$/;

/**
 * Takes up functional routes of Spring whose predicate is put together by calls: `route(GET("/a").and(accept(JSON)), one)`,
 * `nest(path("/b"), routes)`, `.nest(path("/c"), below -> …)`.
 */
export function noteFunctional(machine: Machine, here: Here, site: CallSite, number: number): void {
  const isNest = site.target.names.some((name) => nests.test(name));
  if (!isNest && !site.target.names.some((name) => answers.test(name))) return;
  const { given, receiver, at } = site;
  const [, second] = given.positional;
  const predicate = given.written?.[0]?.value;
  if (second === undefined || predicate === undefined) return;
  const asked = askedBy(machine, here, predicate);
  const ofRoutes = receiver?.names.includes(routes) === true ? receiver.number : undefined;
  const router = ofRoutes ?? number;
  const { registrations } = machine;
  if (!isNest) {
    const steps = stepsOf(machine, here, second, at);
    const last = steps.at(-1);
    if (last === undefined) return;
    const { methods, path } = asked;
    const known = methods.length === 0 ? ["*"] : methods;
    registrations.add({
      kind: "endpoint",
      number: 0,
      router,
      methods: known,
      path,
      steps: steps.slice(0, -1),
      handler: last.unit,
      at,
    });
    return;
  }
  const functions = second.callables.filter(({ kind }) => kind === "function");
  const child = functions.length > 0 ? machine.fresh() : second.number;
  registrations.add({ kind: "mount", router, path: asked.path, steps: [], children: [child], at });
  if (asked.methods.length > 0) registrations.narrow(child, asked.methods);
  for (const callable of functions)
    here.frame.pending.push({ callable, positional: [{ ...named(routes), number: child }] });
}

function askedBy(machine: Machine, here: Here, written: Expression): Asked {
  const all: Asked = { methods: [], path: "" };
  if (written.kind !== "call") return all;
  const name = writtenName(written.callee);
  const [first] = written.args;
  if (first === undefined) return all;
  if (name === "and" && written.callee.kind === "member") {
    const [one, other] = [askedBy(machine, here, written.callee.object), askedBy(machine, here, first.value)];
    return { methods: one.methods.length > 0 ? one.methods : other.methods, path: one.path || other.path };
  }
  const value = machine.evaluate(here, first.value);
  if (verbs.test(name)) return { methods: [name], path: textOf(value) ?? "" };
  if (name === "method") return { ...all, methods: textsOf(here, value) };
  return name === "path" || name === "pathPrefix" ? { ...all, path: textOf(value) ?? "" } : all;
}
