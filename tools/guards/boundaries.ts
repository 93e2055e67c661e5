import { engineIds } from "@gatewatch/engines/findings";
import { type Import, importsOf, lineAt, type Source } from "../sources/index.ts";
import { packages, serverRooms, sharedFiles, startedBy } from "./boundaries-table.ts";
import type { Guard } from "./contract.ts";
import { cyclesOf } from "./cycles.ts";
import { isTest } from "./run-guard.ts";

/**
 * Who imports whom, `import type` included: packages and the server's rooms by the table, one engine never another,
 * rooms only through their door (`index.ts` or `contract.ts`), no cycles between files.
 */
export const boundaries: Guard = {
  id: "boundaries",
  examines: (path) => /^packages\/[^/]+\/src\/.*\.tsx?$/.test(path) || /^(tools|bench|lab|e2e)\/.*\.ts$/.test(path),
  check(files, all) {
    const doors = new Set(all.filter(({ path }) => /\/index\.tsx?$/.test(path)).map(({ path }) => folderOf(path)));
    const violations: string[] = [];
    let count = 0;
    for (const source of files) {
      for (const entry of importsOf(source)) {
        count++;
        const reason = entry.file === undefined ? packageReason(source, entry) : fileReason(source, entry.file, doors);
        if (reason !== undefined) violations.push(`${source.path}:${lineAt(source, entry.start)}: ${reason}`);
      }
    }
    const cycles = cyclesOf(new Map(files.map((source) => [source.path, relativeImports(source)])));
    violations.push(
      ...cycles.map((cycle) => `${cycle[0]}: imports itself through ${cycle.slice(1).join(", ") || "nothing else"}`),
    );
    return { violations, facts: `${files.length} files, ${count} imports` };
  },
};

function packageReason(source: Source, { specifier, isDynamic }: Import): string | undefined {
  const asked = /^@gatewatch\/([a-z]+)(?:\/(.+))?$/.exec(specifier);
  if (!asked) return undefined;
  const [, name = "", room] = asked;
  const place = room === undefined ? name : `${name}/${room}`;
  if (room?.includes("/")) return `"${specifier}" goes past the door of ${name}/${room.split("/")[0]}`;
  if (place === "base/testkit") return isTest(source.path) ? undefined : "base/testkit is for tests";
  const from = /^packages\/([^/]+)\//.exec(source.path)?.[1];
  if (from === undefined || from === name || isTest(source.path)) return undefined;
  if (isDynamic && startedBy[from]?.includes(name)) return undefined;
  const allowed = packages[from] ?? [];
  if (!allowed.includes(name) || allowed.includes(`!${place}`)) return `${from} must not import ${place}`;
  const own = from === "server" ? serverRoomOf(source.path) : undefined;
  if (own !== undefined && name === "engines" && !isTest(source.path)) {
    const rooms = serverRooms[own] ?? [];
    if (!rooms.includes("engines") && !rooms.includes(place)) return `server/${own} must not import ${place}`;
  }
  return undefined;
}

function fileReason(source: Source, file: string, doors: ReadonlySet<string>): string | undefined {
  const passed = passedDoor(folderOf(source.path), file, doors);
  const isOutside = !source.path.startsWith("packages/");
  if (packageOf(source.path) !== packageOf(file) && !(isOutside && file.startsWith("packages/"))) {
    return `${file} is in another package: import it by name`;
  }
  if (isTest(source.path) && roomOf(source.path) === roomOf(file)) return undefined;
  if (passed !== undefined) return `${file} lies behind the door ${passed}/index.ts`;
  return isTest(source.path) ? undefined : (engineReason(source.path, file) ?? serverReason(source.path, file));
}

/** The innermost folder with a door that `file` lies in and `from` does not, unless `file` is that door itself. */
function passedDoor(from: string, file: string, doors: ReadonlySet<string>): string | undefined {
  for (let folder = folderOf(file); folder !== ""; folder = folderOf(folder)) {
    if (!doors.has(folder)) continue;
    if (from === folder || from.startsWith(`${folder}/`) || /^packages\/[^/]+\/src$/.test(folder)) return undefined;
    const isDoor = /\/(index|contract)\.tsx?$/.test(file) && folderOf(file) === folder;
    return isDoor || sharedFiles.includes(file) ? undefined : folder;
  }
  return undefined;
}

function engineReason(from: string, to: string): string | undefined {
  const engineOf = (path: string) => {
    const room = /^packages\/engines\/src\/([^/]+)\//.exec(path)?.[1];
    return engineIds.find((id) => id === room);
  };
  const target = engineOf(to);
  if (target === undefined || engineOf(from) === target || !/^packages\/engines\/src\/.+\//.test(from))
    return undefined;
  return `only the list of engines imports the engine ${target}`;
}

function serverReason(from: string, to: string): string | undefined {
  const own = serverRoomOf(from);
  if (own === undefined) return undefined;
  const target = serverRoomOf(to);
  if (target === undefined)
    return /^packages\/server\/src\/[^/]+$/.test(to) ? `server/${own} must not import what wires it` : undefined;
  if (target === own) return dialectReason(from, to);
  const allowed = serverRooms[own] ?? [];
  const isAllowed = allowed.some((room) => to.startsWith(`packages/server/src/${room}/`));
  if (!isAllowed) return `server/${own} must not import server/${target}`;
  return /\/(store|migrations)\b/.test(to) ? `${to} is another room's own` : undefined;
}

function dialectReason(from: string, to: string): string | undefined {
  const dialectOf = (path: string) => /\/api\/dialects\/([^/]+)\//.exec(path)?.[1];
  const [own, target] = [dialectOf(from), dialectOf(to)];
  return own !== undefined && target !== undefined && own !== target
    ? `the dialect ${own} must not import the dialect ${target}`
    : undefined;
}

function serverRoomOf(path: string): string | undefined {
  const room = /^packages\/server\/src\/([^/]+(?:\/[^/]+)?)\//.exec(path)?.[1];
  if (room === undefined) return undefined;
  return room.startsWith("api/") ? room : room.split("/")[0];
}

function relativeImports(source: Source): string[] {
  return importsOf(source).flatMap(({ file, isDynamic }) => (file === undefined || isDynamic ? [] : [file]));
}

function packageOf(path: string): string | undefined {
  return /^(packages\/[^/]+)\//.exec(path)?.[1] ?? path.split("/")[0];
}

function roomOf(path: string): string | undefined {
  return /^packages\/[^/]+\/src\/[^/]+\//.exec(path)?.[0];
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
