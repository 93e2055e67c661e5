/** The dialects there are; the native one answers for addresses that belong to none. */
import { codesec } from "./codesec/dialect.ts";
import { cyberai } from "./cyberai/dialect.ts";
import { native } from "./native/dialect.ts";
import { scim } from "./scim/dialect.ts";

export type { Doors } from "./doors.ts";
export const dialects = [native, codesec, cyberai, scim] as const;
