import { expect, test } from "vitest";
import { scanSource } from "../../testing/scan-source.ts";

const next = { "package.json": '{"dependencies":{"next":"15"}}' };

test.each([
  [
    "a page by its place",
    "app/stays/page.tsx",
    "export default function Stays({ searchParams }) { run(searchParams.town); }",
  ],
  [
    "a page that is wrapped",
    "app/stays/page.tsx",
    "function Stays({ params }) { run(params.town); }\nexport default guarded(Stays);",
  ],
  [
    "what a page is made of",
    "pages/stays.tsx",
    "export async function getServerSideProps({ query }) { run(query.town); }",
  ],
  [
    "an API route by its types",
    "server/stays.ts",
    "import type { NextApiRequest } from 'next';\nexport function stays(req: NextApiRequest) { run(req.query.town); }",
  ],
  [
    "an action of a file",
    "lib/book.ts",
    '"use server";\nexport async function book(form: FormData) { run(form.get("town")); }',
  ],
  [
    "an action of its own",
    "lib/book.ts",
    'export async function book(town: string) {\n  "use server";\n  run(town);\n}',
  ],
])("what Next calls from outside is followed: %s", async (_why, path, code) => {
  const text = `${code}\nfunction run(word) { require("node:child_process").exec("ls " + word); }\n`;
  const { findings } = await scanSource({ ...next, [path]: text });
  expect(findings.map(({ ruleId }) => ruleId)).toContain("code.command-injection");
});

test.each([
  [
    "a function beside a page",
    "app/stays/page.tsx",
    "export function helper({ searchParams }) { run(searchParams.town); }",
  ],
  [
    "a page elsewhere",
    "lib/stays/page.tsx",
    "export default function Stays({ searchParams }) { run(searchParams.town); }",
  ],
  ["a function that no action is", "lib/book.ts", "export async function book(town) { run(town); }"],
])("nothing else is: %s", async (_why, path, code) => {
  const text = `${code}\nfunction run(word) { require("node:child_process").exec("ls " + word); }\n`;
  const { findings } = await scanSource({ ...next, [path]: text });
  expect(findings.map(({ ruleId }) => ruleId)).not.toContain("code.command-injection");
});
