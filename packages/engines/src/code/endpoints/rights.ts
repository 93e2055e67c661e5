import { type FunctionUnit, someNode, writtenName } from "../ir/index.ts";
import type { Endpoint, Step } from "./contract.ts";

/** What asks for more than that somebody is known, by name. */
const ofRole = /admin|role|permission|staff|scope|authorit|superuser|manager|passes_?test|\(policy = |\.can$/i;
const role = /^(is_?)?(admin|staff|superuser|moderator|role|roles|permissions?)$/i;
/** RFC 9110 section 15.5.4: who asks is known, and may not. */
const forbidden =
  /^403$|^(http[._ ]?)?(status[._ ]?)?(sc_)?(403_)?forbidden|^(permission|access)_?denied|forbidden(error|exception)?$/i;

/** `if (user.isAdmin)`: who has the right may have any object. */
export function asksForRole({ body }: FunctionUnit): boolean {
  return someNode(body, (node) => {
    return node.kind === "if" && someNode(node.test, (part) => part.kind === "member" && role.test(part.name));
  });
}

/** https://docs.spring.io/spring-security/reference/servlet/authorization/method-security.html */
const securing = /^(PreAuthorize|PostAuthorize|Secured|RolesAllowed|DenyAll)$/;

/** Whether a function says of itself that it asks for a right, wherever it is called. */
export function isSecured({ decorators }: FunctionUnit): boolean {
  return decorators.some((mark) => {
    const [given] = mark.kind === "call" ? mark.args : [];
    const asked = given?.value.kind === "constant" ? String(given.value.value) : "";
    return securing.test(writtenName(mark)) && !/^\s*is(Fully)?Authenticated\(\)\s*$/.test(asked);
  });
}

/** Whether what runs before an endpoint asks for a right, which nobody has who is not known. */
export function asksForRight({ name, unit }: Pick<Step, "name" | "unit">): boolean {
  return ofRole.test(name) || (unit !== undefined && asksForRole(unit));
}

/** Whether an endpoint is for those alone who have a right, not for everybody who is known. */
export function isForFew({ steps, guards }: Pick<Endpoint, "steps" | "guards">): boolean {
  if (steps.some(asksForRight)) return true;
  // One guard alone may answer so to strangers.
  return guards.length > 1 && steps.some(({ unit }) => unit !== undefined && forbids(unit));
}

function forbids({ body }: FunctionUnit): boolean {
  return someNode(body, (node) => {
    if (node.kind === "constant") return forbidden.test(String(node.value));
    return (node.kind === "name" || node.kind === "member") && forbidden.test(writtenName(node));
  });
}
