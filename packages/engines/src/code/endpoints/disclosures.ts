import type { Expression, FunctionUnit } from "../ir/index.ts";
import { someNode } from "./nodes.ts";

const secret =
  /^(password|passwd|pwd|pass_?hash|password_?hash|hashed_?password|secret|api_?key|ssn|credit_?card(_?number)?|card_?(num|number)|cvv|pin|totp_?secret|otp_?secret)$/i;
const fromRequest =
  /^(req|request|body|query|params|form|json|headers|data|payload|input|dto|env|config|settings|process)$/i;
const answers = /^(json|send|jsonify|render|dumps|write|end|Response|JsonResponse|JSONResponse)$/;

/**
 * The field for a secret that a function puts into what it gives back or answers with: `{ name: user.name, password:
 * user.password }`. `undefined` where there is none.
 */
export function secretGivenBy(unit: FunctionUnit): string | undefined {
  let found: string | undefined;
  const look = (given: Expression | undefined) => {
    found ??= given === undefined ? undefined : secretIn(given);
    return found !== undefined;
  };
  someNode(unit.body, (node) => {
    if (node.kind === "return") return look(node.value);
    if (node.kind !== "call") return false;
    const name = node.callee.kind === "member" || node.callee.kind === "name" ? node.callee.name : "";
    return answers.test(name) && node.args.some(({ value }) => look(value));
  });
  return found;
}

/** A record with a secret of an object among its fields. */
function secretIn(given: Expression): string | undefined {
  if (given.kind === "record") {
    for (const { key, value } of given.entries) {
      if (key?.kind !== "constant" || value.kind !== "member" || !secret.test(value.name)) continue;
      const isOfRequest = someNode(value.object, (node) => {
        return (node.kind === "name" || node.kind === "member") && fromRequest.test(node.name);
      });
      if (!isOfRequest && secret.test(String(key.value))) return String(key.value);
    }
    return given.entries.map(({ value }) => secretIn(value)).find((name) => name !== undefined);
  }
  if (given.kind === "list") return given.items.map(({ value }) => secretIn(value)).find((name) => name !== undefined);
  if (given.kind === "comprehension") return secretIn(given.element);
  return undefined;
}
