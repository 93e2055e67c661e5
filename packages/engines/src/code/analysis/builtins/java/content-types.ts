import { constant, only, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { resultNames } from "../../calls/results.ts";
import { optionOf } from "../../conditions.ts";
import type { Here, Machine } from "../../machine.ts";
import { storeSlot } from "../../store.ts";

const kept = "isPlain";
/** What sets the type of an answer, by the position where the type stands. */
const setters: Readonly<Record<string, number>> = {
  setContentType: 0,
  contentType: 0,
  type: 0,
  setHeader: 1,
  addHeader: 1,
  header: 1,
  putHeader: 1,
};
const writers = /^(getWriter|getOutputStream)$/;
const answers = /(^servlet\.Response|^spring\.Answer|^jaxrs\.Answer|^micronaut\.Answer|^vertx\.Response)$/;
/** Types that no browser shows as a page. */
const plain =
  /^"?(application\/(json|octet-stream|pdf|zip|x-ndjson|problem\+json|msgpack)|text\/(plain|csv|event-stream)|image\/(png|jpeg|gif|webp))|\.(APPLICATION_(JSON|JSON_TYPE|OCTET_STREAM|PDF|PROBLEM_JSON|NDJSON)|TEXT_(PLAIN|PLAIN_TYPE|EVENT_STREAM|CSV)|IMAGE_\w+)(_VALUE|_TYPE)?$/i;

/** Whether a value names a type of content that no browser shows as a page. */
export function isPlainType(type: Value): boolean {
  const known = only(type);
  return [...(typeof known === "string" ? [known] : []), ...type.names].some((text) => plain.test(text));
}

/** An answer whose type is set, and what writes it: the models ask whether a browser would show it as a page. */
export function callContentType(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { receiver, method = "", given, target } = site;
  if (receiver === undefined || !receiver.names.some((name) => answers.test(name))) return undefined;
  const position = setters[method];
  if (position !== undefined) {
    const isHeader = position === 1;
    const isMeant = !isHeader || /^content-type$/i.test(String(only(given.positional[0] ?? unknown)));
    const type = given.positional[position];
    if (!isMeant || type === undefined) return undefined;
    storeSlot(here.state, receiver, kept, constant(isPlainType(type)));
    return receiver;
  }
  const set = writers.test(method) ? optionOf(here.state, receiver, kept) : undefined;
  if (set === undefined) return undefined;
  const writer = resultNames(machine, here, target.names);
  storeSlot(here.state, writer, kept, set);
  return writer;
}
