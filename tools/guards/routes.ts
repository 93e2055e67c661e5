import { lineAt, type Node, type Source, walk } from "../sources/index.ts";
import type { Guard } from "./contract.ts";
import { isTest } from "./run-guard.ts";

interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly operationId: string;
  readonly place: string;
}

const routeFile = /^packages\/server\/src\/api\/dialects\/([^/]+)\/routes\/([^/]+)\.ts$/;

/** The suites that walk every route table, so that no route is without status tests or undocumented. */
const suites = ["packages/server/src/api/dialects/status.test.ts", "packages/server/src/api/dialects/openapi.test.ts"];

/**
 * One endpoint is one file, named by its method; within a dialect no two have one method and URL, or one operation id
 * (which the OpenAPI document, made from these same declarations, must not repeat). Only sign-in sends a browser on.
 */
export const routes: Guard = {
  id: "routes",
  examines: (path) => routeFile.test(path) && !path.endsWith("/index.ts") && !isTest(path),
  check(files, all) {
    const violations: string[] = [];
    const seen = new Map<string, string>();
    for (const source of files) {
      const [, dialect, name = ""] = routeFile.exec(source.path)!;
      const declared = declaredRoutes(source);
      if (/\bredirect:/.test(source.text) && !/^(get|post)-auth-/.test(name))
        violations.push(`${source.path}: only the steps of a browser's sign-in (…-auth-…) answer with a redirect`);
      if (declared.length !== 1)
        violations.push(`${source.path}: declares ${declared.length} routes: one file is one route`);
      for (const { method, url, operationId, place } of declared) {
        const verb = method.toLowerCase();
        if (!name.startsWith(`${verb}-`))
          violations.push(`${place}: ${method} ${url} belongs in a file named ${verb}-…`);
        for (const identity of [`${method} ${url.replace(/:[^/]+/g, ":id")}`, operationId]) {
          const key = `${dialect} ${identity}`;
          if (seen.has(key)) violations.push(`${place}: ${identity} is declared in ${seen.get(key)} too`);
          seen.set(key, place);
        }
      }
    }
    for (const suite of suites) {
      const source = all.find(({ path }) => path === suite);
      if (!source?.text.includes("dialect.routes")) violations.push(`${suite}: must walk the routes of every dialect`);
    }
    return { violations, facts: `${files.length} routes` };
  },
};

function declaredRoutes(source: Source): DeclaredRoute[] {
  const found: DeclaredRoute[] = [];
  walk(source, (node) => {
    if (node.type !== "CallExpression" || (node.callee as Node).name !== "route") return;
    const [definition] = node.arguments as Node[];
    const properties = (definition?.properties ?? []) as Node[];
    const text = (name: string) => {
      const property = properties.find((entry) => (entry.key as Node | undefined)?.name === name);
      return String((property?.value as Node | undefined)?.value ?? "");
    };
    const place = `${source.path}:${lineAt(source, node.start)}`;
    found.push({ method: text("method"), url: text("url"), operationId: text("operationId"), place });
  });
  return found;
}
