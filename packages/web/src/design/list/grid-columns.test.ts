import { expect, test } from "vitest";
import { columnStyle, type GridColumn, phonePlace } from "./grid-columns.ts";

const columns: readonly GridColumn[] = [
  { name: "Severity", width: "14px", phone: "mark" },
  { name: "Title", width: "1fr", phone: "first" },
  { name: "Place", width: "2fr", from: 600, phone: "second" },
  { name: "Age", width: "40px", from: 860 },
];

test("every width has the tracks of the columns that are shown at it", () => {
  expect(columnStyle(columns, true)).toEqual({
    "--columns": "16px 14px 1fr 2fr 40px",
    "--columns-860": "16px 14px 1fr 2fr",
    "--columns-760": "16px 14px 1fr 2fr",
    "--columns-600": "16px 14px 1fr",
    "--columns-phone": "16px 14px minmax(0, 1fr) auto",
  });
  expect(columnStyle(columns.slice(1), false)).toMatchObject({ "--columns-phone": "minmax(0, 1fr) auto" });
});

test("on phones the second line is whole unless something ends it", () => {
  expect(columns.map((_column, at) => phonePlace(columns, at))).toEqual(["mark", "first", "second-whole", "none"]);
  const ended = [...columns, { name: "Due", width: "1fr", phone: "second-end" as const }];
  expect(phonePlace(ended, 2)).toBe("second");
});
