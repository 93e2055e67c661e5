import type { Condition } from "./contract.ts";

/** A text that a browser would read as markup. */
export const markup = /<[a-z!][^<>]*/i;

/** The first thing that is given is such a text. */
export const showsMarkup: Condition = { argument: 0, matches: markup };

/** The answer that is written to was not set to a type that browsers do not show. */
export const isShown: Condition = { argument: "receiver", option: "isPlain", orAbsent: true, equals: [false] };
