import { describe, expect, test } from "vitest";
import { grounds, type TokenName, tokens } from "./tokens.ts";

/** Contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const lowest = (name: TokenName, scheme: "light" | "dark") =>
  Math.min(...grounds.map((ground) => contrast(tokens[name][scheme], tokens[ground][scheme])));

/** The table of the design page: lowest contrast over the seven grounds, light and dark. */
const published: [TokenName, number, number][] = [
  ["control", 3.2, 3.5],
  ["text", 15.2, 12.3],
  ["text2", 7.2, 7.7],
  ["text3", 4.6, 5.0],
  ["accent", 5.7, 6.9],
  ["critical", 6.1, 5.8],
  ["high", 5.0, 7.2],
  ["medium", 5.4, 7.7],
  ["low", 5.6, 6.8],
  ["ok", 5.1, 7.3],
];

describe("contrast", () => {
  test.each(published)("%s keeps its published ratio on every ground", (name, light, dark) => {
    const needed = name === "control" ? 3 : 4.5;
    expect(Math.abs(lowest(name, "light") - light)).toBeLessThan(0.1);
    expect(Math.abs(lowest(name, "dark") - dark)).toBeLessThan(0.1);
    expect(Math.min(lowest(name, "light"), lowest(name, "dark"))).toBeGreaterThanOrEqual(needed);
  });

  test.each<[TokenName, TokenName]>([
    ["on-ink", "ink"],
    ["on-accent", "accent"],
    ["on-fill", "critical-fill"],
    ["critical", "critical-bg"],
    ["medium", "medium-bg"],
    ["ok", "ok-bg"],
    ["text", "critical-bg"],
    ["text", "medium-bg"],
    ["text", "ok-bg"],
  ])("text in %s reads on %s", (text, ground) => {
    for (const scheme of ["light", "dark"] as const) {
      expect(contrast(tokens[text][scheme], tokens[ground][scheme])).toBeGreaterThanOrEqual(4.5);
    }
  });
});
