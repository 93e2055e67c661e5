import { posix } from "node:path";
import type { LanguageId } from "../ir/index.ts";

/** A part of the repository that others install: what callers give its public functions comes from outside. */
export interface Publication {
  readonly language: LanguageId;
  /** All that belongs to it lies below; `` for the root. */
  readonly folder: string;
  /** Files that it is entered by, as its manifest names them; absent where every public name counts. */
  readonly entries?: readonly string[];
  /** It is put into containers or onto a platform: where it answers requests, it is a program. */
  readonly isDeployed?: true;
}

/** Files that say what is published. */
export const publicationFile =
  /(^|\/)(package\.json|composer\.json|pyproject\.toml|setup\.(py|cfg)|PKG-INFO|METADATA|pom\.xml|build\.gradle(\.kts)?|go\.mod)$/;

/** What the files that a package is entered by are usually called, or what they are built from. */
export const usualEntry = /^((src|lib|source)\/)?(index|main)\.[mc]?[jt]sx?$/;

/** What a manifest says is published: nothing for what is private, for programs and for parts that only group others. */
export function readPublication(path: string, text: string): Publication | undefined {
  const folder = posix.dirname(path) === "." ? "" : posix.dirname(path);
  const name = posix.basename(path);
  switch (name) {
    case "package.json":
      return npmPackage(folder, text);
    case "composer.json":
      return composerPackage(folder, text);
    case "pyproject.toml":
      return /^\[(project|tool\.poetry|tool\.flit\.metadata)\]/m.test(text)
        ? { language: "python", folder }
        : undefined;
    case "setup.py":
      return /\bsetup\s*\(/.test(text) ? { language: "python", folder } : undefined;
    case "setup.cfg":
      return /^\[metadata\]/m.test(text) && /^name\s*=/m.test(text) ? { language: "python", folder } : undefined;
    case "PKG-INFO":
    case "METADATA": {
      // https://packaging.python.org/en/latest/specifications/core-metadata/
      if (!/^Metadata-Version:/m.test(text) || !/^Name:/m.test(text)) return undefined;
      const isBeside = /\.(dist|egg)-info$/.test(folder);
      return { language: "python", folder: isBeside ? parentOf(folder) : folder };
    }
    case "pom.xml":
      return mavenArtifact(folder, text);
    case "build.gradle":
    case "build.gradle.kts":
      return /\bjava-library\b|\bmaven-publish\b/.test(text) && !/org\.springframework\.boot|\bapplication\b/.test(text)
        ? { language: "java", folder }
        : undefined;
    case "go.mod":
      return { language: "go", folder };
    default:
      return undefined;
  }
}

/** https://docs.npmjs.com/cli/v11/configuring-npm/package-json */
function npmPackage(folder: string, text: string): Publication | undefined {
  const content = parsed(text);
  if (fieldOf(content, "private") === true || typeof fieldOf(content, "name") !== "string") return undefined;
  if (typeof fieldOf(content, "version") !== "string") return undefined;
  const named = ["main", "module", "exports"].flatMap((key) => filesIn(fieldOf(content, key)));
  const entries = named.length > 0 ? named : ["index.js"];
  return { language: "javascript", folder, entries };
}

const mostDepth = 5;

/** All file names in a condition map: `{ ".": { import: "./a.mjs", default: "./a.js" } }`. */
function filesIn(value: unknown, depth = 0): string[] {
  if (typeof value === "string") return value.includes("*") || /\.(d\.[mc]?ts|json|css)$/.test(value) ? [] : [value];
  if (typeof value !== "object" || value === null || depth > mostDepth) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "types" ? [] : filesIn(inner, depth + 1)));
}

/** https://getcomposer.org/doc/04-schema.md#type */
function composerPackage(folder: string, text: string): Publication | undefined {
  const content = parsed(text);
  const type = fieldOf(content, "type") ?? "library";
  return type === "library" && typeof fieldOf(content, "name") === "string" ? { language: "php", folder } : undefined;
}

/** https://maven.apache.org/pom.html#packaging */
function mavenArtifact(folder: string, text: string): Publication | undefined {
  const packaging = /<packaging>\s*([\w-]+)\s*<\/packaging>/.exec(text)?.[1] ?? "jar";
  if (!/^(jar|bundle|maven-plugin|eclipse-plugin)$/.test(packaging)) return undefined;
  if (/spring-boot-maven-plugin|<mainClass>/.test(text)) return undefined;
  // A jar holds the manifest of what is in it: https://maven.apache.org/shared/maven-archiver/
  const outer = folder.replace(/(^|\/)META-INF\/maven\/.*$/, "");
  return { language: "java", folder: outer };
}

function parentOf(folder: string): string {
  const parent = posix.dirname(folder);
  return parent === "." ? "" : parent;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldOf(content: unknown, key: string): unknown {
  return typeof content === "object" && content !== null ? new Map(Object.entries(content)).get(key) : undefined;
}
