/** No endpoint that docs/contracts.md says works may stop doing so; snippets are read as documents write them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { snippetsOf } from "./literal.ts";
import { rows } from "./rows/index.ts";
import { contractsPage, worksIn } from "./table.ts";
import { worldsOnDemand } from "./world.ts";

const works = worksIn(readFileSync(join(import.meta.dirname, "../../docs/contracts.md"), "utf8"));

describe("documented endpoints", () => {
  const worlds = worldsOnDemand();
  afterAll(worlds.close);

  it.each(
    rows
      .filter(({ contract, endpoint }) => works.has(`${contract} ${endpoint}`))
      .map((row) => [`${row.contract} ${row.endpoint}`, row] as const),
  )("%s", { timeout: 120_000 }, async (_name, row) => {
    expect(await row.check(await worlds.of(row))).not.toBe("");
  });
});

it("the page lists every row, and reads back what works", () => {
  const outcomes = rows.map(({ contract, endpoint }, index) => ({
    contract,
    endpoint,
    works: index % 2 === 0,
    told: "a|b {x}",
  }));
  const page = contractsPage(outcomes);
  expect(worksIn(page).size).toBe(Math.ceil(rows.length / 2));
  for (const { endpoint } of rows) expect(page).toContain(`\`${endpoint}\``);
  expect(works.size).toBeGreaterThan(20);
});

it("finds fenced and unfenced snippets, indented ones, and the answers after them", () => {
  const text = [
    "  ```bash cURL theme={null}",
    "  curl https://example.com/a \\",
    '    -H "X-API-Key: $KEY"',
    "  ```",
    "```javascript",
    "const ws = new WebSocket('wss://example.com/ws')",
    "```",
    "```bash",
    "Authorization: Bearer KEY",
    "```",
    "curl -X GET https://example.com/b \\",
    '  -H "Authorization: Bearer KEY"',
    "",
    "Response",
    "",
    "{",
    '  "id": 1',
    "}",
  ].join("\n");
  expect(snippetsOf(text)).toEqual([
    { kind: "curl", text: 'curl https://example.com/a \\\n  -H "X-API-Key: $KEY"', line: 1, answer: undefined },
    { kind: "socket", text: "const ws = new WebSocket('wss://example.com/ws')", line: 5, answer: undefined },
    {
      kind: "curl",
      text: 'curl -X GET https://example.com/b \\\n  -H "Authorization: Bearer KEY"',
      line: 11,
      answer: { id: 1 },
    },
  ]);
});
