import { type Expression, type FunctionUnit, someNode } from "../ir/index.ts";
import type { Behaviour, Endpoint, Step, Verdict } from "./contract.ts";
import { named } from "./siblings.ts";

/** Where a client writes as well. */
const written = /^(body|query|params|headers|cookies)$/;
/** What is moved from one such field to another says nothing new. */
const content = /^(body|query|params)$/;
const identity = /session|user|token|auth|claims|jwt|principal|account|caller/i;
const leastWithSetter = 2;

interface Field {
  /** `body.accountId` */
  readonly name: string;
  readonly step: Step;
  readonly endpoints: Set<Endpoint>;
}

/**
 * Endpoints that read who asks from a field of the request which a step before other endpoints fills, where nothing
 * fills it before this one: then the client does.
 */
export function assumedFieldsOf({ endpoints, calls }: Behaviour): Verdict[] {
  const fields = new Map<string, Field>();
  for (const endpoint of endpoints) {
    for (const step of endpoint.steps) {
      for (const name of step.unit === undefined ? [] : filledBy(step.unit)) {
        const field = fields.get(name) ?? { name, step, endpoints: new Set<Endpoint>() };
        field.endpoints.add(endpoint);
        fields.set(name, field);
      }
    }
  }
  const usual = [...fields.values()].filter((field) => field.endpoints.size >= leastWithSetter);
  return endpoints.flatMap((endpoint): Verdict[] => {
    if (endpoint.handler === undefined) return [];
    const reached = calls.reachedFrom([endpoint.handler]);
    const field = usual.find((each) => {
      if (each.endpoints.has(endpoint)) return false;
      return [...reached].some((unit) => unit.module.language === "javascript" && reads(unit, each.name));
    });
    if (field === undefined) return [];
    const evidence = `${field.step.name} fills ${field.name} of the request before ${field.endpoints.size} other endpoints (${named([...field.endpoints])}); nothing does before this one, so the client says it`;
    return [{ rule: "client-supplied-identity", endpoint, evidence, expected: field.step.name, doubt: 1 }];
  });
}

/** Fields of the request that a function fills with who asks. */
export function filledBy(unit: FunctionUnit): string[] {
  const [request] = unit.parameters;
  if (unit.module.language !== "javascript" || request === undefined) return [];
  const found: string[] = [];
  someNode(unit.body, (node) => {
    if (node.kind !== "assign" || node.target.kind !== "member") return false;
    const name = fieldOf(node.target, request.name);
    const isOfRequest = someNode(node.value, (part) => part.kind === "member" && content.test(part.name));
    if (name !== undefined && !isOfRequest && someNode(node.value, saysWho)) found.push(name);
    return false;
  });
  return found;
}

function saysWho(node: Parameters<Parameters<typeof someNode>[1]>[0]): boolean {
  return (node.kind === "member" || node.kind === "name") && identity.test(node.name);
}

/** `body.accountId` of `req.body.accountId`. */
function fieldOf(member: { readonly object: Expression; readonly name: string }, request: string): string | undefined {
  const { object, name } = member;
  if (object.kind !== "member" || !written.test(object.name)) return undefined;
  return object.object.kind === "name" && object.object.name === request ? `${object.name}.${name}` : undefined;
}

function reads(unit: FunctionUnit, field: string): boolean {
  const requests = unit.parameters.map(({ name }) => name).filter((name) => name !== "");
  return someNode(unit.body, (node) => {
    if (node.kind === "member") return requests.some((request) => fieldOf(node, request) === field);
    if (node.kind !== "assign" || node.target.kind !== "record" || node.value.kind !== "member") return false;
    const { object, name } = node.value;
    return (
      object.kind === "name" &&
      requests.includes(object.name) &&
      node.target.entries.some(({ key }) => key.kind === "constant" && `${name}.${key.value}` === field)
    );
  });
}
