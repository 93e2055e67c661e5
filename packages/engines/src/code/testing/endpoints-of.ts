import type { Finding } from "../../findings/index.ts";
import { scanSource } from "./scan-source.ts";

interface Operation {
  readonly "x-gatewatch-guards": readonly { readonly name: string }[];
}

/** Tests only: findings, and `METHOD path: guards` of every endpoint, sorted. */
export async function endpointsIn(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly lines: readonly string[]; readonly findings: readonly Finding[] }> {
  let document: { readonly paths: Record<string, Record<string, Operation>> } = { paths: {} };
  const { findings } = await scanSource(files, {
    report: {
      notCovered() {},
      covered() {},
      excluded() {},
      statistic() {},
      artifact: async ({ kind, body }) => {
        if (kind === "endpoints") document = JSON.parse(body.toString());
      },
      score() {},
    },
  });
  const lines = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, operation]) =>
        `${method.toUpperCase()} ${path}: ${operation["x-gatewatch-guards"].map(({ name }) => name).join(", ")}`,
    ),
  );
  return { lines: lines.sort(), findings };
}

/** Tests only: `METHOD path: guards` of every endpoint, sorted. */
export async function linesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await endpointsIn(files)).lines;
}
