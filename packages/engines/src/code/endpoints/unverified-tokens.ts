import { type CodeNode, type FunctionUnit, someNode } from "../ir/index.ts";
import type { Behaviour, Verdict } from "./contract.ts";

const says =
  /^(sub|subject|user|user_?id|user_?name|uid|id|email|role|roles|scope|scopes|is_?admin|admin|groups|permissions|tenant\w*|account\w*|claims|payload|data|principal|identity)$/i;
const verifies = /verif|validat|authenticat|check_?(token|jwt|signature)/i;
const base64 =
  /^(from|atob|b64decode|urlsafe_b64decode|base64UrlDecode|getUrlDecoder|getDecoder|decode|DecodeString|base64_decode)$/;
const parses = /^(parse|loads|readValue|readTree|Unmarshal|json_decode|JSONObject)$/;

/**
 * Endpoints that take who asks from a token whose signature nothing on their way verifies: by a library's call that only
 * decodes, or by taking the middle part of it as JSON.
 */
export function unverifiedTokensOf({ endpoints, calls, decodings, verifying }: Behaviour): Verdict[] {
  return endpoints.flatMap((endpoint): Verdict[] => {
    const own = [...endpoint.steps.map(({ unit }) => unit), endpoint.handler].filter((unit) => unit !== undefined);
    const reached = [...calls.reachedFrom(own)];
    if (endpoint.guards.some(({ name }) => verifies.test(name))) return [];
    if (reached.some((unit) => verifying.has(unit) || someNode(unit.body, isVerification))) return [];
    for (const unit of reached) {
      const at = decodings.get(unit) ?? byHand(unit);
      if (at === undefined || !reached.some((user) => usesClaims(user))) continue;
      const evidence = "it says who asks, and nothing on the way here verifies its signature";
      const cause = `${unit.module.path}:${at.start}`;
      return [{ rule: "unverified-token", endpoint, at: { module: unit.module, ...at }, evidence, cause, doubt: 1 }];
    }
    return [];
  });
}

function isVerification(node: CodeNode): boolean {
  if (node.kind !== "call") return false;
  const { callee } = node;
  return (callee.kind === "name" || callee.kind === "member") && verifies.test(callee.name);
}

/** `JSON.parse(Buffer.from(token.split(".")[1], "base64"))`: the part in the middle, its base64 and its JSON in one function. */
function byHand(unit: FunctionUnit): { readonly start: number; readonly end: number } | undefined {
  let middle: { readonly start: number; readonly end: number } | undefined;
  someNode(unit.body, (node) => {
    if (node.kind !== "index" || node.key.kind !== "constant" || node.key.value !== 1) return false;
    if (someNode(node.object, isSplit)) middle = { start: node.start, end: node.end };
    return middle !== undefined;
  });
  const calls = (names: RegExp) =>
    someNode(unit.body, (node) => {
      return (
        node.kind === "call" &&
        (node.callee.kind === "name" || node.callee.kind === "member") &&
        names.test(node.callee.name)
      );
    });
  return middle !== undefined && calls(base64) && calls(parses) ? middle : undefined;
}

function isSplit(node: CodeNode): boolean {
  if (node.kind !== "call") return false;
  const { callee, args } = node;
  return (
    (callee.kind === "member" || callee.kind === "name") &&
    /^split$/i.test(callee.name) &&
    args.some(({ value }) => value.kind === "constant" && (value.value === "." || value.value === "\\."))
  );
}

/** Whether a function reads a claim of who asks. */
function usesClaims({ body }: FunctionUnit): boolean {
  return someNode(body, (node) => {
    if (node.kind === "member") return says.test(node.name);
    return node.kind === "index" && node.key.kind === "constant" && says.test(String(node.key.value));
  });
}
