import { type FunctionUnit, someNode } from "../ir/index.ts";

/** Calls that change or remove what is kept. */
const changes =
  /^(?:(?:find(?:One|ById)And)?(?:delete|update|replace|remove)(?:One|Many|ById|All|_one|_many)?|insert(?:One|Many)?|destroy|save|merge|persist|commit|increment|decrement|bulk_?update|exec|execute(?:Update|Delete)|save_?changes)(?:Async|Context)?$/i;
/** Whether code changes or removes what is kept, by the names of the methods it calls. */
export function changesData({ body }: FunctionUnit): boolean {
  return callsMethod(body, changes);
}

/** Whether code itself gives a field of such a name a value, or takes it out: `user.role = "guest"`, `delete user.role`. */
export function putsField(body: FunctionUnit["body"], isField: (name: string) => boolean): boolean {
  return someNode(body, (node) => {
    if (node.kind === "assign") return node.target.kind === "member" && isField(node.target.name);
    return node.kind === "other" && node.parts.some((part) => part.kind === "member" && isField(part.name));
  });
}

/** Whether code calls a method of such a name. */
export function callsMethod(body: FunctionUnit["body"], names: RegExp): boolean {
  return someNode(body, (node) => {
    return node.kind === "call" && node.callee.kind === "member" && names.test(node.callee.name);
  });
}
