import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
/** Instructions, with continued lines joined. */
const instructions = read("Dockerfile")
  .replaceAll(/^#.*\n/gm, "")
  .replaceAll(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => ({ name: line.split(" ")[0]!, rest: line.slice(line.indexOf(" ") + 1) }));
const last = (name: string) => instructions.findLast((instruction) => instruction.name === name)?.rest ?? "";

it("the image runs as nobody of importance, on a volume, with a health check that names a real address", () => {
  expect(instructions[0]).toMatchObject({ name: "FROM", rest: expect.stringMatching(/^node:24-\w+-slim$/) });
  expect(last("USER")).toBe("node");
  const at = (name: string) => instructions.findIndex((instruction) => instruction.name === name);
  expect(at("USER")).toBeGreaterThan(at("RUN"));
  expect(at("CMD")).toBeGreaterThan(at("USER"));
  expect(last("VOLUME")).toBe("/data");
  expect(last("ENV")).toBe("GATEWATCH_HOST=0.0.0.0 GATEWATCH_PORT=7100 GATEWATCH_DATA=/data GATEWATCH_INSECURE_HTTP=1");
  expect(last("HEALTHCHECK")).toContain("http://127.0.0.1:7100/health");
  expect(read("packages/server/src/api/http/probes.ts")).toContain('"/health"');
});

it("what it starts and what it builds exist, and no secret or data of ours is copied in", () => {
  const command: string[] = JSON.parse(last("CMD"));
  expect(existsSync(join(root, command[1]!))).toBe(true);
  expect(JSON.parse(read("package.json")).scripts).toHaveProperty(["build:web"]);
  const ignored = read(".dockerignore").split("\n");
  expect(ignored).toEqual(expect.arrayContaining([".git", "**/node_modules", "data"]));
});

it("the documented line publishes on loopback alone", () => {
  for (const page of ["Dockerfile", "docs/operations.md"]) {
    const lines = read(page).match(/docker run .*/g) ?? [];
    expect(lines.length, page).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/-p 127\.0\.0\.1:7100:7100 /);
  }
});
