import { posix } from "node:path";
import type { LanguageId } from "../ir/index.ts";

/** Finds the file of the project that an import means. Names that are no file are libraries. */
export interface Resolver {
  /** The lowest version of a package that a manifest of the project depends on. */
  versionOf(name: string): string | undefined;
  resolve(fromPath: string, specifier: string, language: LanguageId): string | undefined;
  /** Files of PHP that an `include` of this text means; `\0` stands for what is not known of it. */
  includedFiles(fromPath: string, text: string): readonly string[];
  /** Whether a dotted name is a folder of Python files. */
  isPackage(fromPath: string, specifier: string): boolean;
}

/** What manifests say of how files belong together. */
export interface Links {
  /** `paths` of tsconfig files: prefix, and the folder that stands for it. */
  readonly aliases: readonly { readonly prefix: string; readonly folder: string }[];
  /** Packages of the repository by name, with their folder. */
  readonly packages: ReadonlyMap<string, string>;
  /** The lowest version of each package that a manifest depends on. */
  readonly versions: ReadonlyMap<string, string>;
  /** Modules of Go by the path that imports begin with, with their folder. */
  readonly goModules: ReadonlyMap<string, string>;
  /** Prefixes of PHP's class names, with dots, and the folder that stands for each. */
  readonly phpRoots: readonly { readonly prefix: string; readonly folder: string }[];
}

export interface ResolverInput extends Links {
  readonly paths: ReadonlySet<string>;
}

/** Above this a text names no file in particular. */
const mostIncluded = 8;

const extensions = [
  "",
  ".js",
  ".ts",
  ".tsx",
  ".jsx",
  ".mjs",
  ".cjs",
  ".mts",
  ".cts",
  "/index.js",
  "/index.ts",
  "/index.tsx",
  "/index.jsx",
  "/index.mjs",
];

/** What paths of Go's own packages begin with: https://pkg.go.dev/std */
const goLibrary = new Set(
  "archive bufio bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt go hash html image index io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv strings structs sync syscall testing text time unicode unique unsafe weak".split(
    " ",
  ),
);

/** Makes a resolver over the files of a project. */
export function createResolver({ paths, aliases, packages, versions, goModules, phpRoots }: ResolverInput): Resolver {
  const roots = pythonRoots(paths);
  const pythonFiles = new Map<string, string | undefined>();
  const pythonPackages = new Map<string, boolean>();
  const goFolders = new Map<string, string>();
  for (const path of paths) {
    if (path.endsWith(".go") && !goFolders.has(posix.dirname(path))) goFolders.set(posix.dirname(path), path);
  }
  const javaFiles = new Map<string, string[]>();
  for (const path of paths) {
    if (!path.endsWith(".java")) continue;
    const name = posix.basename(path);
    javaFiles.set(name, [...(javaFiles.get(name) ?? []), path]);
  }
  const phpFiles = new Map<string, string[]>();
  const allPhp = [...paths].filter((path) => /\.(php|phtml|inc)$/i.test(path));
  for (const path of allPhp) {
    const name = posix.basename(path);
    const others = phpFiles.get(name);
    if (others === undefined) phpFiles.set(name, [path]);
    else others.push(path);
  }
  const folders = new Set(
    [...paths].filter((path) => path.endsWith(".py")).flatMap((path) => ancestorsOf(posix.dirname(path))),
  );
  return {
    versionOf: (name) => versions.get(name),
    resolve(fromPath, specifier, language) {
      switch (language) {
        case "python":
          return resolvePython(fromPath, specifier);
        case "javascript":
          return resolveJavaScript(fromPath, specifier);
        case "java":
          return resolveJava(fromPath, specifier);
        case "go":
          return resolveGo(specifier);
        case "php":
          return resolvePhp(specifier);
        case "ruby":
        case "csharp":
          // Types are found by their full names, not by their files.
          return undefined;
      }
    },
    includedFiles,
    isPackage,
  };

  /** The file of a class by its full name: one whose path ends like it, as PSR-4 asks for. */
  function resolvePhp(specifier: string): string | undefined {
    const parts = specifier.split(".");
    const candidates = phpFiles.get(`${parts.at(-1)}.php`) ?? [];
    for (const { prefix, folder } of phpRoots) {
      if (!specifier.startsWith(prefix)) continue;
      const path = posix.join(folder, `${specifier.slice(prefix.length).replaceAll(".", "/")}.php`);
      if (paths.has(path)) return path;
    }
    const inner = parts.slice(-2).join("/");
    return parts.length < 2 ? undefined : candidates.find((path) => path.endsWith(`/${inner}.php`));
  }

  function includedFiles(fromPath: string, text: string): readonly string[] {
    const isRooted = text.startsWith("/");
    // Up to what is not known, and what is left of `..` after it, any folder may stand.
    const known = text.replace(/^\0+(\/?\.\.)*/, "");
    const tail = posix
      .normalize(known)
      .replace(/^(\.\.?\/)+/, "")
      .replace(/^\/+/, "");
    if (!/[^/\0]{2}/.test(tail)) return [];
    const exact = isRooted ? [tail] : [posix.join(posix.dirname(fromPath), known), tail];
    const found = known.includes("\0") ? undefined : exact.find((path) => paths.has(path));
    if (found !== undefined) return [found];
    const candidates = known.includes("\0") ? allPhp : (phpFiles.get(posix.basename(tail)) ?? []);
    const inner = tail.split("\0").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = new RegExp(`(^|/)${inner.join("[^/]*")}$`);
    const matching = candidates.filter((path) => pattern.test(path));
    return matching.length > mostIncluded ? [] : matching;
  }

  function isPackage(fromPath: string, specifier: string): boolean {
    const own = posix.dirname(fromPath);
    return known(pythonPackages, `${own}\0${specifier}`, () => {
      const inner = specifier.replaceAll(".", "/");
      return [own, ...roots].some((root) => folders.has(posix.join(root, inner)));
    });
  }

  function resolveJavaScript(fromPath: string, specifier: string): string | undefined {
    if (specifier.startsWith(".")) return scriptAt(posix.join(posix.dirname(fromPath), specifier));
    for (const { prefix, folder } of aliases) {
      if (!specifier.startsWith(prefix)) continue;
      const found = scriptAt(posix.join(folder, specifier.slice(prefix.length)));
      if (found !== undefined) return found;
    }
    for (const [name, folder] of packages) {
      if (specifier !== name && !specifier.startsWith(`${name}/`)) continue;
      const inside = specifier.slice(name.length + 1);
      for (const base of inside === "" ? ["", "src"] : [inside, `src/${inside}`]) {
        const found = scriptAt(posix.join(folder, base));
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  function scriptAt(path: string): string | undefined {
    for (const extension of extensions) {
      if (paths.has(path + extension)) return path + extension;
    }
    // TypeScript writes `./x.js` for the file `./x.ts`.
    const bare = path.replace(/\.[mc]?jsx?$/, "");
    return bare === path
      ? undefined
      : [".ts", ".tsx", ".mts", ".cts"].map((end) => bare + end).find((candidate) => paths.has(candidate));
  }

  function resolvePython(fromPath: string, specifier: string): string | undefined {
    const dots = /^\.+/.exec(specifier)?.[0].length ?? 0;
    const inner = specifier.slice(dots).replaceAll(".", "/");
    if (dots > 0) {
      let folder = posix.dirname(fromPath);
      for (let up = 1; up < dots; up++) folder = posix.dirname(folder);
      return packageAt(posix.join(folder, inner));
    }
    const own = posix.dirname(fromPath);
    return known(pythonFiles, `${own}\0${inner}`, () => pythonFile(own, inner));
  }

  /** What lies nearest: of several projects beside one another each has a package `tests` of its own. */
  function pythonFile(own: string, inner: string): string | undefined {
    const top = inner.split("/", 1)[0]!;
    for (const root of [...ancestorsOf(own), "."]) {
      const holdsTop = folders.has(below(root, top));
      if (root !== own && !holdsTop && !roots.includes(root)) continue;
      const found = packageAt(below(root, inner));
      if (found !== undefined || holdsTop) return found;
    }
    for (const root of roots) {
      const found = packageAt(below(root, inner));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The file of a class by its full name; of classes inside classes, the file of the outermost. */
  function resolveJava(fromPath: string, specifier: string): string | undefined {
    const parts = specifier.split(".");
    for (let count = parts.length; count > 0; count--) {
      const inner = `${parts.slice(0, count).join("/")}.java`;
      const found = (javaFiles.get(posix.basename(inner)) ?? []).filter(
        (path) => path === inner || path.endsWith(`/${inner}`),
      );
      if (found.length > 0) return found.find((path) => shareTop(path, fromPath)) ?? found[0];
      if (!/^[A-Z]/.test(parts[count - 1]!)) return undefined;
    }
    return undefined;
  }

  /** A file of the package: its folder lies under that of a module; without one, where the end of the path says. */
  function resolveGo(specifier: string): string | undefined {
    for (const [name, folder] of goModules) {
      if (specifier === name || specifier.startsWith(`${name}/`))
        return goFolders.get(posix.join(folder, specifier.slice(name.length + 1)) || ".");
    }
    const parts = specifier.split("/");
    if (goModules.size > 0 || goLibrary.has(parts[0]!)) return undefined;
    for (let skip = 1; skip < parts.length; skip++) {
      const found = goFolders.get(parts.slice(skip).join("/"));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function packageAt(path: string): string | undefined {
    return [`${path}.py`, `${path}/__init__.py`].find((candidate) => paths.has(candidate));
  }
}

/** What is asked for again and again: by a folder that imports, and what it names. */
function known<T>(answers: Map<string, T>, question: string, answer: () => T): T {
  if (!answers.has(question)) answers.set(question, answer());
  return answers.get(question)!;
}

/** A path below a folder, neither with dots in it. */
function below(folder: string, inner: string): string {
  return folder === "." ? inner : inner === "" ? folder : `${folder}/${inner}`;
}

/** Whether two files lie in the same part of a repository: its modules often hold classes of the same name. */
function shareTop(path: string, other: string): boolean {
  return path.split("/src/")[0] === other.split("/src/")[0];
}

function ancestorsOf(folder: string): string[] {
  const all: string[] = [];
  for (let at = folder; at !== "." && at !== "/"; at = posix.dirname(at)) all.push(at);
  return all;
}

/** Folders from which absolute imports may start: the root, and every folder that holds a package's top. */
function pythonRoots(paths: ReadonlySet<string>): string[] {
  const roots = new Set<string>([".", "src"]);
  for (const path of paths) {
    if (!path.endsWith("/__init__.py")) continue;
    const folder = posix.dirname(posix.dirname(path));
    if (!paths.has(`${folder}/__init__.py`)) roots.add(folder);
    if (roots.size > 32) break;
  }
  return [...roots].filter((root) => root === "." || [...paths].some((path) => path.startsWith(`${root}/`)));
}
