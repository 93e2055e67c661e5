import fc from "fast-check";
import { expect, test } from "vitest";
import { visibleText } from "../documents/index.ts";
import { csvCell, csvRecord } from "./csv-cell.ts";

/** A reader of our own after RFC 4180 §2. */
function parse(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        cell += text[at];
        if (text[at] === '"') at++;
      }
      at++;
    } else while (at < text.length && text[at] !== "," && text[at] !== "\r") cell += text[at++];
    record.push(cell);
    if (text[at] === ",") {
      at++;
      continue;
    }
    expect(text.slice(at, at + 2)).toBe("\r\n");
    at += 2;
    records.push(record);
    record = [];
  }
  return records;
}

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', "'", ",", ";", " ", "cmd|' /C calc'!A0", "＝"), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => parts.join("")),
);

test("what was written is read again, but for the apostrophe that keeps it from being a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.array(hostile, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 4 }), (rows) => {
      const read = parse(rows.map(csvRecord).join(""));
      expect(read.length).toBe(rows.length);
      rows.forEach((row, at) => {
        const expected = row.map((cell) => visibleText(cell));
        const cells = read[at]!.map((cell, index) => (cell === expected[index] ? cell : cell.replace(/^'/, "")));
        expect(cells).toEqual(expected);
        for (const cell of read[at]!) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r]/);
      });
    }),
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])("%j is text to a spreadsheet", (text) => {
  expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/);
});

test("numbers stay numbers", () => {
  expect(csvRecord([-1, 9.5, "x"])).toBe("-1,9.5,x\r\n");
});
