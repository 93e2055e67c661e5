import type { Fact, Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { resultNames } from "../calls/results.ts";
import type { Here, Machine } from "../machine.ts";
import { factsOf } from "./proof.ts";
import { declaring, proofOfSchema } from "./schemas.ts";

/** A procedure of tRPC that takes only what a schema lets pass: `procedure.input(z.object({…}))`. */
export function callProcedure(machine: Machine, here: Here, { target, given }: CallSite): Value | undefined {
  const name = target.names.find((each) => each === "trpc.Procedure.input");
  const proof = name === undefined ? undefined : proofOfSchema(machine, here, given.positional[0]);
  return proof === undefined ? undefined : declaring(machine, resultNames(machine, here, [name!]), proof);
}

/** What a procedure's schema proves of the input that its handler is given. */
export function provedByProcedure(machine: Machine, here: Here, receiver: Value | undefined, request: number): Fact[] {
  const isProcedure = receiver?.names.includes("trpc.Procedure") === true;
  const proof = isProcedure ? proofOfSchema(machine, here, receiver) : undefined;
  return proof === undefined ? [] : factsOf(machine, machine.memberNumber(request, "input"), proof);
}
