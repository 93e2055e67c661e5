import { type FunctionUnit, someNode } from "../ir/index.ts";
import type { Behaviour, Endpoint } from "./contract.ts";

/** Calls that may reach what is kept, a file, a process or another program. */
const reaches =
  /^(find|get_|load|read|fetch|query|select|filter|exclude|first|count|exists|aggregate|save|create|update|delete|insert|remove|destroy|drop|exec|raw|commit|push|publish|emit|mail|write|open|connect|post|put|patch|request|axios|urlopen|popen|run|spawn|enqueue|delay|apply_async|invalidate|clear|reset|import|export|upload|download)|^(list|set|add|send)_|^(list|set|add)[A-Z]|^all$/;
/** Parts of a request; `get` of anything else may be a call of another program. */
const ofRequest =
  /^(request|req|params|query|body|args|form|headers|cookies|data|GET|POST|META|FILES|cleaned_data|searchParams)$/;
/** Names of what is kept, and of who asks. */
const kept =
  /^(objects|db|database|prisma|knex|session|sessions|model|models|repository|repo|store|storage|cache|redis|cursor|collection|user|users|current_?user|me|account|profile|team|project|org|organi[sz]ation|tenant|settings|config|secrets?|env|environ)$|(Repository|Service|Model|Store|Dao|Client)$/i;

/**
 * Whether all that an endpoint's code does is to show a page or to compute an answer out of what the request says: then it
 * matters to nobody who asks.
 */
export function onlyComputes({ handler, method }: Endpoint, { calls }: Pick<Behaviour, "calls">): boolean {
  if (handler === undefined || (method !== "GET" && method !== "*")) return false;
  let isAnswered = false;
  const isHarmless = [...calls.reachedFrom([handler])].every((unit) => !touches(unit, () => (isAnswered = true)));
  return isHarmless && isAnswered;
}

/** Whether no code of an endpoint reaches for what is kept, a file, a process, another program or who asks. */
export function touchesNothing({ handler }: Endpoint, { calls }: Pick<Behaviour, "calls">): boolean {
  return handler !== undefined && [...calls.reachedFrom([handler])].every((unit) => !touches(unit, () => {}));
}

function touches({ body }: FunctionUnit, shows: () => void): boolean {
  return someNode(body, (node) => {
    if (node.kind === "member" || node.kind === "name") return kept.test(node.name);
    if (node.kind !== "call") return false;
    const { callee } = node;
    const name = callee.kind === "member" || callee.kind === "name" ? callee.name : "";
    if (/^render$|^render_template$/.test(name)) shows();
    const owner = callee.kind === "member" && "name" in callee.object ? callee.object.name : "";
    if (ofRequest.test(owner)) {
      shows();
      return false;
    }
    if (name === "get") return true;
    return reaches.test(name);
  });
}
