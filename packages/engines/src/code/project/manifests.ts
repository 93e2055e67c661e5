import { posix } from "node:path";

/** What a file of JavaScript's own configuration says. */
interface Manifest {
  /** Of imports, in a tsconfig file. */
  readonly aliases: readonly { readonly prefix: string; readonly folder: string }[];
  /** Of a package. */
  readonly name?: string;
  /** Of packages that it depends on, as they are written: `^4.17.21`. */
  readonly versions?: ReadonlyMap<string, string>;
}

/** Reads what JavaScript's own configuration says of imports: aliases of tsconfig files, packages and what they depend on. */
export function readManifest(path: string, text: string): Manifest {
  const content = parseLenient(text);
  if (typeof content !== "object" || content === null) return { aliases: [] };
  const folder = posix.dirname(path);
  if (posix.basename(path) === "package.json") {
    const versions = versionsIn(content);
    return "name" in content && typeof content.name === "string"
      ? { aliases: [], name: content.name, versions }
      : { aliases: [], versions };
  }
  const options = "compilerOptions" in content ? content.compilerOptions : undefined;
  if (typeof options !== "object" || options === null) return { aliases: [] };
  const base = "baseUrl" in options && typeof options.baseUrl === "string" ? options.baseUrl : ".";
  const paths = "paths" in options && typeof options.paths === "object" && options.paths !== null ? options.paths : {};
  const aliases = Object.entries(paths).flatMap(([from, to]) => {
    const target: unknown = Array.isArray(to) ? to[0] : undefined;
    if (typeof target !== "string") return [];
    return [{ prefix: from.replace(/\*$/, ""), folder: posix.join(folder, base, target.replace(/\*$/, "")) }];
  });
  return { aliases };
}

/** https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies */
function versionsIn(content: object): ReadonlyMap<string, string> {
  const lists = ["dependencies", "devDependencies"].map((key) => fieldOf(content, key) ?? {});
  return new Map(
    lists
      .flatMap((list) => Object.entries(list))
      .flatMap(([name, version]) => (typeof version === "string" ? [[name, version] as const] : [])),
  );
}

/** Whether one version stands before another, each as the numbers in it; a text without numbers stands before none. */
export function isBefore(version: string, other: string): boolean {
  const [own, others] = [version, other].map((text) => text.match(/\d+/g)?.slice(0, 3).map(Number) ?? []);
  for (const [index, number] of (own ?? []).entries()) {
    const limit = others?.[index] ?? 0;
    if (number !== limit) return number < limit;
  }
  return false;
}

/** JSON with comments and trailing commas; `undefined` when it is not even that. */
function parseLenient(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const plain = text.replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "$1").replace(/,(\s*[}\]])/g, "$1");
    try {
      return JSON.parse(plain);
    } catch {
      return undefined;
    }
  }
}

/** Prefixes of class names and their folders: https://getcomposer.org/doc/04-schema.md#psr-4 */
export function readComposer(path: string, text: string): { prefix: string; folder: string }[] {
  const content = parseLenient(text);
  if (typeof content !== "object" || content === null) return [];
  const loaders = ["autoload", "autoload-dev"].map((key) => fieldOf(content, key));
  return loaders.flatMap((loader) => {
    const roots = fieldOf(fieldOf(loader, "psr-4") === undefined ? {} : loader, "psr-4");
    if (typeof roots !== "object" || roots === null) return [];
    return Object.entries(roots).flatMap(([prefix, folders]) =>
      [folders]
        .flat()
        .filter((folder) => typeof folder === "string")
        .map((folder) => ({ prefix: prefix.replaceAll("\\", "."), folder: posix.join(posix.dirname(path), folder) })),
    );
  });
}

function fieldOf(content: unknown, key: string): unknown {
  return typeof content === "object" && content !== null ? new Map(Object.entries(content)).get(key) : undefined;
}

/** The path that imports of a Go module's packages begin with: https://go.dev/ref/mod#go-mod-file-module */
export function readGoModule(text: string): string | undefined {
  return /^module\s+"?([^\s"]+)"?/m.exec(text)?.[1];
}
