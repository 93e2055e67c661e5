import { expect, test } from "vitest";
import { filterLines, renditionsInOrder } from "./report-words.ts";

const rendition = (format: "pdf" | "json" | "html") => ({ format, media_type: "", sha256: "", size: 1, url: "" });

test("documents for people come before those for programs", () => {
  const renditions = [rendition("json"), rendition("pdf"), rendition("html")];
  expect(renditionsInOrder({ renditions }).map((one) => one.format)).toEqual(["pdf", "html", "json"]);
});

test("every filter is said in words, and none when nothing narrows", () => {
  expect(filterLines({ filters: {} })).toEqual([]);
  expect(
    filterLines({
      filters: {
        severity: "high",
        status: ["open", "in_progress"],
        from: "2026-11-01T00:00:00.000Z",
        repository: "acme/api",
      },
    }),
  ).toEqual([
    ["Severity", "high and above"],
    ["Status", "open, in progress"],
    ["From", "2026-11-01"],
    ["Repository", "acme/api"],
  ]);
});
