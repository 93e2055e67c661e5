import type { Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Machine } from "../../machine.ts";

const builder = /^aspnet\.(Endpoints?|Convention)$/;

/**
 * What is said of an endpoint or a group after it was made: `MapGet(…).WithName(…).RequireAuthorization()`. All of it
 * gives the same endpoint or group back. `undefined` for other calls.
 */
export function saidOfEndpoint(machine: Machine, { method, receiver, target, at }: CallSite): Value | undefined {
  if (method === undefined || receiver === undefined || receiver.number === 0) return undefined;
  const { registrations } = machine;
  if (method === "RequireAuthorization") {
    const step = { name: "aspnet.Endpoints.RequireAuthorization", unit: undefined, at };
    registrations.precede(receiver.number, [step]);
    return receiver;
  }
  if (!receiver.names.some((name) => builder.test(name)) || target.callables.length > 0) return undefined;
  if (method === "AllowAnonymous") registrations.allow(receiver.number);
  return /^Map/.test(method) ? undefined : receiver;
}
