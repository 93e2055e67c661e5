import type { Finding } from "../../findings/index.ts";
import { scanSource } from "./scan-source.ts";

interface Operation {
  readonly "x-gatewatch-guards": readonly { readonly name: string }[];
}

interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly "x-gatewatch-differences"?: readonly {
    readonly kind: string;
    readonly method: string;
    readonly path: string;
  }[];
}

/** Tests only: findings, `kind: METHOD path` of what documents say otherwise, and `METHOD path: guards` of every endpoint, sorted. */
export async function endpointsIn(files: Readonly<Record<string, string>>): Promise<{
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
  readonly differences: readonly string[];
}> {
  let document: Document = { paths: {} };
  const { findings } = await scanSource(files, {
    report: {
      notCovered() {},
      covered() {},
      excluded() {},
      statistic() {},
      artifact: async ({ kind, body }) => {
        if (kind === "endpoints") document = JSON.parse(body.toString());
      },
      applied() {},
      score() {},
    },
  });
  const lines = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, operation]) =>
        `${method.toUpperCase()} ${path}: ${operation["x-gatewatch-guards"].map(({ name }) => name).join(", ")}`,
    ),
  );
  const differences = (document["x-gatewatch-differences"] ?? []).map(
    ({ kind, method, path }) => `${kind}: ${method} ${path}`,
  );
  return { lines: lines.sort(), findings, differences };
}

/** Tests only: `METHOD path: guards` of every endpoint, sorted. */
export async function linesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await endpointsIn(files)).lines;
}
