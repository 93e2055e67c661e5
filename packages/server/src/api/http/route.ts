import type { z } from "zod";
import type { Principal } from "../../kernel/actor.ts";
import type { Access, Answer, Input, Route } from "./contract.ts";

interface Definition<Doors, A extends Access, Params, Query, Body, Success extends z.ZodType>
  extends Omit<Route<Doors>, "access" | "schema" | "handle"> {
  readonly access: A;
  readonly schema: {
    readonly params?: z.ZodType<Params>;
    readonly query?: z.ZodType<Query>;
    readonly body?: z.ZodType<Body>;
    readonly answer: Success;
  };
  handle(
    input: Input<Params, Query, Body, A extends "public" ? Principal | undefined : Principal>,
    doors: Doors,
  ): Promise<Answer<z.output<Success>>>;
}

/**
 * Makes the function that declares routes over some doors: its handlers' input and answers get their types from the
 * route's own schemas.
 */
export function routesOver<Doors>() {
  return <const A extends Access, Params, Query, Body, Success extends z.ZodType>(
    definition: Definition<Doors, A, Params, Query, Body, Success>,
  ): Route<Doors> => definition;
}
