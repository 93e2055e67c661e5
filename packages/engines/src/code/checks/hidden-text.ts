import type { Check } from "./contract.ts";

/** Characters that turn the direction of text (Unicode Standard Annex 9), U+202A to U+202E and U+2066 to U+2069. */
const turning = /[\u202a-\u202e\u2066-\u2069]/;

/** One sight a file: it is either meant for readers of both directions or not to be trusted as a whole. */
export const hiddenText: Check = (module, see) => {
  const start = module.text.search(turning);
  if (start < 0) return;
  see({
    rule: "hidden-text",
    at: { start, end: start + 1 },
    unit: undefined,
    what: "a character that turns text around",
  });
};
