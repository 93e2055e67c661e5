import { type FunctionUnit, someNode } from "../ir/index.ts";
import { putsField } from "./changes.ts";
import type { Behaviour, Endpoint, Verdict } from "./contract.ts";
import { endpointOf } from "./owners.ts";

const privilege = /^(is_?)?(admin|administrator|staff|superuser|moderator)$|^(user_?)?roles?$|^(user_?)?permissions$/i;
const fromRequest = /^(req|request|body|data|form|params|json|payload|input|request_?data|json_?data|dto)$/i;

/**
 * Endpoints where whoever asks gives himself a role: one that decides a branch in which the new object gets it, or a column
 * of what a library makes of the whole request.
 */
export function givenRoleOf({ endpoints, uses, tables }: Behaviour): Verdict[] {
  const found = new Map<string, Verdict>();
  for (const use of uses) {
    const part =
      use.action === "create"
        ? use.fields.find(({ name, from }) => privilege.test(name) && from !== "caller")
        : undefined;
    if (part === undefined || !decides(use.unit, part.name)) continue;
    const endpoint = endpointOf(endpoints, part.source, use);
    if (endpoint === undefined || endpoint.guards.length > 0) continue;
    const evidence = `${part.name} of the request decides which ${part.name} the new ${use.entity} gets, and anybody may ask`;
    found.set(`${use.at.module.path}:${endpoint.at.start}`, {
      rule: "mass-assignment",
      endpoint,
      at: use.at,
      evidence,
      doubt: 0,
    });
  }
  for (const endpoint of endpoints) {
    const { resource, guards, at } = endpoint;
    if (resource?.action !== "create" || guards.length > 0) continue;
    const column = tables.get(resource.entity)?.columns.find((name) => privilege.test(name));
    if (column === undefined || setsItself(endpoint, column)) continue;
    const evidence = `the library writes every column of ${resource.entity} that the request names, ${column} too, and anybody may ask`;
    found.set(`${at.module.path}:${at.start}:${endpoint.path}`, {
      rule: "mass-assignment",
      endpoint,
      evidence,
      doubt: 1,
    });
  }
  return [...found.values()];
}

/** `if (body.admin) { admin = true }`: the request's field of this name is looked at, and a literal chosen by it. */
function decides({ body }: FunctionUnit, name: string): boolean {
  return someNode(body, (node) => {
    if (node.kind !== "if" && node.kind !== "conditional") return false;
    const asks = someNode([node.test], (part) => {
      const key =
        part.kind === "member"
          ? part.name
          : part.kind === "index" && part.key.kind === "constant"
            ? part.key.value
            : "";
      if (key !== name || (part.kind !== "member" && part.kind !== "index")) return false;
      return (part.object.kind === "name" || part.object.kind === "member") && fromRequest.test(part.object.name);
    });
    if (!asks) return false;
    if (node.kind === "conditional") return true;
    return node.consequence.some((statement) =>
      someNode([statement], (part) => part.kind === "assign" && part.value.kind === "constant"),
    );
  });
}

function setsItself({ steps }: Endpoint, column: string): boolean {
  return steps.some(({ unit }) => unit !== undefined && putsField(unit.body, (name) => name === column));
}
