import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { spellingOf } from "./spelling.ts";

const respelled = spellingOf(
  z.object({ per_page: z.number(), hub_id: z.string(), scanId: z.string(), name: z.string() }),
);

it.each([
  [{ perPage: 5 }, { per_page: 5 }],
  [{ hubid: "a", HubId: "a" }, { hub_id: "a" }],
  [{ scan_id: "a" }, { scanId: "a" }],
  [{ per_page: 5, perPage: 5 }, { per_page: 5 }],
  [
    { other_thing: 1, otherThing: 2 },
    { other_thing: 1, otherThing: 2 },
  ],
  [[1], [1]],
  ["text", "text"],
  [null, null],
])("reads %j as %j", (written, read) => {
  expect(respelled(written)).toEqual(read);
});

it("refuses one member in two spellings with different values", () => {
  for (const body of [
    { per_page: 5, perPage: 6 },
    { hubId: "a", hub_id: "b" },
  ]) {
    expect(() => respelled(body)).toThrow(expect.objectContaining({ code: "http.invalid_input" }));
  }
});

it("leaves what is spelled right exactly as it is, prototype keys included", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("per_page", "hub_id", "x", "constructor"), fc.jsonValue()), (body) => {
      expect(respelled(body)).toBe(body);
    }),
  );
});
