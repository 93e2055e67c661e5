import { posix } from "node:path";
import type { EndpointEntry } from "../endpoints/index.ts";
import type { FileFacts, WikiInput } from "./contract.ts";
import { deploymentKind } from "./deployment.ts";
import { type Purpose, purposeOf } from "./libraries.ts";
import { code, first, table } from "./markdown.ts";

interface Folder {
  readonly path: string;
  files: number;
  lines: number;
}

const languageNames = {
  javascript: "JavaScript and TypeScript",
  python: "Python",
  java: "Java",
  go: "Go",
  php: "PHP",
  ruby: "Ruby",
  csharp: "C#",
} as const;

/**
 * Describes a repository in Markdown from what its code says: overview, architecture with a diagram, API routing,
 * security, data, core modules, deployment. Nothing is guessed: what was not seen is said to be so.
 */
export function writeWiki(input: WikiInput): string {
  const sections = [
    `# ${code(input.label)}`,
    "Written from the source code alone. Every statement below was read in a file; what reading cannot show is left out.",
    overview(input),
    architecture(input),
    routing(input),
    security(input),
    data(input),
    coreModules(input),
    deployment(input),
  ];
  return `${sections.join("\n\n")}\n`;
}

function overview({ files }: WikiInput): string {
  const byLanguage = new Map<string, { files: number; lines: number }>();
  for (const { language, lines } of files) {
    const entry = byLanguage.get(languageNames[language]) ?? { files: 0, lines: 0 };
    entry.files++;
    entry.lines += lines;
    byLanguage.set(languageNames[language], entry);
  }
  const rows = [...byLanguage].sort((left, right) => right[1].lines - left[1].lines);
  return `## Overview\n\n${table(
    ["Language", "Files", "Lines"],
    rows.map(([name, { files: count, lines }]) => [name, String(count), String(lines)]),
  )}\n\nTests, vendored, generated and packed files are not counted.`;
}

function architecture({ files }: WikiInput): string {
  const folders = foldersOf(files);
  const shown = folders.slice(0, 12).map(({ path }) => path);
  const deepestFirst = [...shown].sort((left, right) => right.length - left.length);
  const folderOf = (path: string) => deepestFirst.find((folder) => isIn(path, folder));
  const edges = new Map<string, number>();
  for (const { path, imports } of files) {
    for (const file of imports.files) {
      const [from, to] = [folderOf(path), folderOf(file)];
      if (from === undefined || to === undefined || from === to) continue;
      edges.set(`${from}\n${to}`, (edges.get(`${from}\n${to}`) ?? 0) + 1);
    }
  }
  const strongest = [...edges].sort((left, right) => right[1] - left[1]).slice(0, 30);
  const nodes = shown.map((folder, index) => `  f${index}["${folder.replace(/[^\w./ -]/g, "·")}"]`);
  const arrows = strongest.map(([edge, count]) => {
    const [from, to] = edge.split("\n").map((folder) => shown.indexOf(folder));
    return `  f${from} -->|${count}| f${to}`;
  });
  const diagram = ["```mermaid", "graph LR", ...nodes, ...arrows, "```"].join("\n");
  return `## Architecture\n\nFolders with source code, and how many imports lead from one into another.\n\n${diagram}\n\n${first(
    folders,
    20,
    (rows) =>
      table(
        ["Folder", "Files", "Lines"],
        rows.map(({ path, files, lines }) => [code(path), String(files), String(lines)]),
      ),
  )}`;
}

function routing({ endpoints }: WikiInput): string {
  if (endpoints.length === 0) return "## API routing\n\nNo endpoints were found in the routing code.";
  const row = ({ method, path, handler, file, line, guards }: EndpointEntry) => [
    code(method),
    code(path),
    code(handler ?? ""),
    code(`${file}:${line}`),
    guards.length === 0 ? "none seen" : [...new Set(guards.map(({ name }) => name))].map(code).join(", "),
  ];
  return `## API routing\n\n${endpoints.length} ${endpoints.length === 1 ? "endpoint" : "endpoints"}.\n\n${first(
    endpoints,
    200,
    (rows) => table(["Method", "Path", "Handler", "Place", "Guarded by"], rows.map(row)),
  )}`;
}

function security({ endpoints, findings, files }: WikiInput): string {
  const guarded = endpoints.filter(({ guards }) => guards.length > 0).length;
  const guards = new Map<string, number>();
  for (const endpoint of endpoints) {
    for (const name of new Set(endpoint.guards.map((guard) => guard.name)))
      guards.set(name, (guards.get(name) ?? 0) + 1);
  }
  const parts = [
    endpoints.length === 0
      ? "No endpoints were found, so nothing is said of who may ask."
      : `A check of identity or rights stands before ${guarded} of ${endpoints.length} endpoints.`,
  ];
  if (guards.size > 0)
    parts.push(
      table(
        ["Check", "Endpoints"],
        [...guards].sort((left, right) => right[1] - left[1]).map(([name, count]) => [code(name), String(count)]),
      ),
    );
  parts.push(librariesOf(files, "security", "Libraries for identity and cryptography"));
  const found = [...findings].sort((left, right) => right[1] - left[1]);
  parts.push(
    found.length === 0
      ? "The code engine reported nothing here."
      : `What the code engine reported:\n\n${table(
          ["Rule", "Findings"],
          found.map(([rule, count]) => [code(rule), String(count)]),
        )}`,
  );
  return `## Security architecture\n\n${parts.join("\n\n")}`;
}

function data({ files }: WikiInput): string {
  const lists = [
    librariesOf(files, "data", "Stores"),
    librariesOf(files, "messages", "Messages and mail"),
    librariesOf(files, "other services", "Calls to other services"),
  ];
  return `## Data and state\n\n${lists.join("\n\n")}`;
}

function coreModules({ files }: WikiInput): string {
  const lines = new Map(files.map((file) => [file.path, file.lines]));
  const importers = new Map<string, number>();
  for (const { imports } of files)
    for (const file of imports.files) importers.set(file, (importers.get(file) ?? 0) + 1);
  const rows = [...importers].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1)).slice(0, 15);
  if (rows.length === 0) return "## Core modules\n\nNo file imports another one.";
  return `## Core modules\n\nThe files that most others import.\n\n${table(
    ["File", "Imported by", "Lines"],
    rows.map(([path, count]) => [code(path), String(count), String(lines.get(path) ?? 0)]),
  )}`;
}

function deployment({ deployment: paths }: WikiInput): string {
  if (paths.length === 0) return "## Deployment\n\nNo file was found that says how this is built or run.";
  return `## Deployment\n\n${first(paths, 40, (rows) =>
    table(
      ["File", "What it is"],
      rows.map((path) => [code(path), deploymentKind(path) ?? ""]),
    ),
  )}`;
}

function librariesOf(files: readonly FileFacts[], purpose: Purpose, title: string): string {
  const users = new Map<string, string[]>();
  for (const { path, imports } of files) {
    for (const library of imports.libraries)
      if (purposeOf(library) === purpose) users.set(library, [...(users.get(library) ?? []), path]);
  }
  if (users.size === 0) return `${title}: none seen.`;
  const rows = [...users].sort((left, right) => right[1].length - left[1].length).slice(0, 20);
  return `${title}:\n\n${table(
    ["Library", "Used in"],
    rows.map(([library, paths]) => [
      code(library),
      paths.slice(0, 3).map(code).join(", ") + (paths.length > 3 ? ` and ${paths.length - 3} more` : ""),
    ]),
  )}`;
}

/** Folders two levels deep, largest first. */
function foldersOf(files: readonly FileFacts[]): Folder[] {
  const folders = new Map<string, Folder>();
  for (const file of files) {
    const path = posix.dirname(file.path).split("/").slice(0, depthOf(file.path)).join("/");
    const folder = folders.get(path) ?? { path, files: 0, lines: 0 };
    folder.files++;
    folder.lines += file.lines;
    folders.set(path, folder);
  }
  return [...folders.values()].sort((left, right) => right.lines - left.lines || (left.path < right.path ? -1 : 1));
}

/** Java's folders repeat the package: two more levels below `java/` tell its parts apart. */
function depthOf(path: string): number {
  const parts = path.split("/");
  const root = parts.indexOf("java");
  return root >= 0 ? root + 5 : 2;
}

function isIn(path: string, folder: string): boolean {
  const own = posix.dirname(path);
  return own === folder || (folder !== "." && own.startsWith(`${folder}/`));
}
