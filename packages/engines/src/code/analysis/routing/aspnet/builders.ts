import type { Step } from "../../../endpoints/index.ts";
import { named, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { textOf } from "../../literals.ts";
import type { Here, Machine } from "../../machine.ts";
import { stepsOf } from "../steps.ts";
import { noteAspNet } from "./said.ts";
import { aspNetOf } from "./web.ts";

const builder = /^aspnet\.(Endpoints?|Convention)$/;
const asks = "aspnet.Endpoints.RequireAuthorization";
/** Calls that map what the program declares elsewhere, and that give a builder for all of it. */
const mapsOthers =
  /^(Map(Controllers|(Area|Default)?ControllerRoute|RazorPages|Hub|Route|HttpRoute)|UseMvcWithDefaultRoute)$/;

/**
 * What is said of endpoints: `MapGet(…).WithName(…).RequireAuthorization()`. What is said after an endpoint or a group was
 * made gives the same endpoint or group back. `undefined` for other calls.
 */
export function saidOfEndpoint(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { method, receiver, target } = site;
  if (method === undefined || target.callables.length > 0) return undefined;
  const made = mapsOthers.test(method) ? { ...named("aspnet.Convention"), number: machine.fresh() } : undefined;
  noteAspNet(machine, here, site, made?.number ?? 0);
  if (made !== undefined || receiver === undefined || receiver.number === 0) return made;
  if (method === "RequireAuthorization") return required(machine, site, receiver);
  if (!receiver.names.some((name) => builder.test(name)) || /^(Map|UseEndpoints$)/.test(method)) return undefined;
  if (method === "AllowAnonymous") machine.registrations.allow(receiver.number);
  if (method === "AddEndpointFilter") {
    const { given, at } = site;
    const steps = [...given.positional, ...given.keywords.values()].flatMap((value) =>
      stepsOf(machine, here, value, at),
    );
    machine.registrations.precede(receiver.number, steps);
  }
  return receiver;
}

function required(machine: Machine, { given, at }: CallSite, receiver: Value): Value {
  const { required: all } = aspNetOf(machine);
  const policies = given.positional.map(textOf).filter((text) => text !== undefined);
  const steps: Step[] = [
    { name: asks, unit: undefined, at },
    ...policies.map((policy) => ({ name: `${asks}(Policy = ${policy})`, unit: undefined, at, isGate: true as const })),
  ];
  machine.registrations.precede(receiver.number, steps);
  all.set(receiver.number, [...(all.get(receiver.number) ?? []), ...steps]);
  return receiver;
}
