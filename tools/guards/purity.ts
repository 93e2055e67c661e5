import { importsOf, lineAt, type Node, type Source, walk } from "../sources/index.ts";
import type { Guard } from "./contract.ts";
import { isProduct } from "./run-guard.ts";

/** The one file that forks what runs engines and users' rules; the exec port starts other programs only. */
const forks = new Set(["packages/server/src/scanning/sandbox/fork.ts"]);

/**
 * Time, randomness, network, processes and the environment come through ports: only base and the files that start the
 * program touch the real ones. SQL stands in `store.ts` and migrations.
 */
export const purity: Guard = {
  id: "purity",
  examines: (path) => isProduct(path) && !/^packages\/(base|web|sdk)\/|\/(main|child-main)\.ts$|\/bin\//.test(path),
  check(files) {
    const violations = files.flatMap((source) => {
      const found: string[] = [];
      const report = (at: number, what: string) => found.push(`${source.path}:${lineAt(source, at)}: ${what}`);
      for (const { specifier, start, isType } of importsOf(source)) {
        if (isType) continue;
        if (/^(node:)?(child_process|cluster)$/.test(specifier) && !forks.has(source.path))
          report(start, `imports ${specifier}: take the exec port`);
        if (/^((node:)?(https?|dgram|tls|http2)|undici)$/.test(specifier) && !isHttpServer(source.path))
          report(start, `imports ${specifier}: take the net port`);
      }
      walk(source, (node) => {
        const what = impurityOf(node, source);
        if (what !== undefined) report(node.start, what);
      });
      return found;
    });
    return { violations, facts: `${files.length} files` };
  },
};

function impurityOf(node: Node, source: Source): string | undefined {
  switch (node.type) {
    case "MemberExpression": {
      const name = `${nameOf(node.object)}.${nameOf(node.property)}`;
      if (name === "Date.now" || name === "performance.now") return `${name}: take the clock port`;
      if (name === "Math.random" || name === "crypto.randomUUID") return `${name}: take the random port`;
      return name === "process.env" ? "process.env: take a configuration slice" : undefined;
    }
    case "NewExpression":
      if (nameOf(node.callee) !== "Date" || (node.arguments as unknown[]).length > 0) return undefined;
      return "new Date(): take the clock port";
    case "CallExpression":
      return nameOf(node.callee) === "fetch" ? "fetch(): take the net port" : undefined;
    case "TaggedTemplateExpression":
      return nameOf(node.tag) === "sql" && !isStore(source.path) ? "SQL outside a store.ts" : undefined;
    default:
      return undefined;
  }
}

/** Where requests come in; `node:http` is also what sends them out, which stays base's. */
function isHttpServer(path: string): boolean {
  return path.startsWith("packages/server/src/api/http/");
}

function isStore(path: string): boolean {
  return /\/store\.ts$|-store\.ts$|\/migrations\//.test(path);
}

function nameOf(node: unknown): string | undefined {
  const { type, name } = node as Node;
  return type === "Identifier" ? String(name) : undefined;
}
