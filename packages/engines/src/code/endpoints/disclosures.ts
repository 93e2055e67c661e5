import { type Expression, type FunctionUnit, someNode } from "../ir/index.ts";

const secret =
  /^(password|passwd|pwd|pass_?hash|password_?hash|hashed_?password|secret|api_?key|ssn|credit_?card(_?number)?|card_?(num|number)|cvv|pin|totp_?secret|otp_?secret)$/i;
/** `user.password`, `book.secret_content` */
const ofSecret = /^(secret|password|passwd)|hash$|^(pwd|api_?key|ssn|cvv|pin|credit_?card|card_?num)/i;
const fromRequest =
  /^(req|request|body|query|params|form|json|headers|data|payload|input|dto|env|config|settings|process)$/i;
const answers = /^(json|send|jsonify|render|dumps|write|end|Response|JsonResponse|JSONResponse)$/;

/**
 * The field for a secret that a function puts into what it gives back or answers with: `{ name: user.name, password:
 * user.password }`. `undefined` where there is none.
 */
export function secretGivenBy(unit: FunctionUnit): string | undefined {
  let found: string | undefined;
  const records = new Map<string, Expression>();
  someNode(unit.body, (node) => {
    if (node.kind === "assign" && node.target.kind === "name" && node.value.kind === "record")
      records.set(node.target.name, node.value);
    return false;
  });
  const look = (given: Expression | undefined) => {
    const record = given?.kind === "name" ? records.get(given.name) : given;
    found ??= record === undefined ? undefined : secretIn(record);
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

const contact = /^(e_?mail|phone|phone_?number|address|birth_?(date|day)|salary|iban)$/i;
const privilege = /^((is_?)?(admin|staff|superuser)|roles?|permissions)$/i;

/** A record with a secret of an object among its fields, or with what only an account has. */
function secretIn(given: Expression): string | undefined {
  if (given.kind === "record") {
    const names = given.entries.flatMap(({ key, value }) =>
      key?.kind === "constant" && value.kind === "member" ? [String(key.value)] : [],
    );
    const [reached, right] = [names.find((name) => contact.test(name)), names.find((name) => privilege.test(name))];
    if (reached !== undefined && right !== undefined) return `${reached} and ${right}`;
    for (const { key, value } of given.entries) {
      if (key?.kind !== "constant" || value.kind !== "member" || !ofSecret.test(value.name)) continue;
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
