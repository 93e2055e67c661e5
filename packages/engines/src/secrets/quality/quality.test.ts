import { seededRandom } from "@gatewatch/base/random";
import { expect, test } from "vitest";
import { secretRules } from "../catalog.ts";
import { createDraw } from "../draw.ts";
import { createScanner } from "../scan/scanner.ts";
import { lookalikeFiles } from "./lookalikes.ts";
import { plantedFiles } from "./planted.ts";

const scanner = createScanner(secretRules);
const now = new Date("2026-01-01T00:00:00Z");

function linesFound(path: string, text: string): Set<number> {
  const bytes = Buffer.from(text);
  const latin1 = bytes.toString("latin1");
  return new Set(scanner.scan(bytes, { path, now }).map((match) => latin1.slice(0, match.start).split("\n").length));
}

test("planted credentials are found and look-alikes are left alone: recall ≥ 0.95 at precision ≥ 0.98", () => {
  let [planted, found, wrong, lookalikes] = [0, 0, 0, 0];
  const missed = new Map<string, number>();
  for (let round = 0; round < 12; round++) {
    const draw = createDraw(seededRandom(`quality ${round}`));
    for (const { path, text, lines } of plantedFiles(draw)) {
      const seen = linesFound(path, text);
      planted += lines.length;
      for (const line of lines) {
        if (seen.delete(line)) found++;
        else missed.set(`missed ${path}: ${text.split("\n")[line - 1]}`, line);
      }
      wrong += seen.size;
      for (const line of seen) missed.set(`wrong ${path}: ${text.split("\n")[line - 1]}`, line);
    }
    for (const { path, text } of lookalikeFiles(draw)) {
      const seen = linesFound(path, text);
      lookalikes += text.split("\n").length - 1;
      wrong += seen.size;
      for (const line of seen) missed.set(`wrong ${path}: ${text.split("\n")[line - 1]!.slice(0, 160)}`, line);
    }
  }
  const recall = found / planted;
  const precision = found / (found + wrong);
  console.log(
    `planted ${planted}, look-alikes ${lookalikes}, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`,
  );
  expect({ recall: recall >= 0.95, precision: precision >= 0.98 }, [...missed.keys()].join("\n")).toEqual({
    recall: true,
    precision: true,
  });
  expect(lookalikes / 12).toBeGreaterThanOrEqual(300);
});
