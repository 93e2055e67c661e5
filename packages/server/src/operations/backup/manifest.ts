import { z } from "zod";

/** Names inside the archive. */
export const headerName = "gatewatch-backup.json";
export const manifestName = "manifest.json";
export const manifestDigestName = "manifest.sha256";
export const masterKeyName = "master-key.json";
export const tablePart = (table: string, part: number) => `tables/${table}/${String(part).padStart(6, "0")}.copy`;
export const fileName = (folder: string, path: string) => `files/${folder}/${path}`;

export const format = 1;

/** The first entry: what this is. */
export const headerSchema = z.object({
  format: z.number(),
  product: z.literal("gatewatch"),
  version: z.string().max(64),
  takenAt: z.iso.datetime(),
});

const name = z.string().min(1).max(63);
const count = z.int().min(0);

/** The last entry but its own digest: what the archive holds, so that nothing missing or changed goes unseen. */
export const manifestSchema = headerSchema.extend({
  postgres: z.string().max(200),
  /** Migrations that had been applied, by room. */
  schema: z.record(z.string().max(100), z.array(z.string().max(200)).max(10_000)),
  tables: z.array(z.object({ name, columns: z.array(name).min(1).max(1600), rows: count, parts: count })).max(10_000),
  /** Left out: their rows need not outlive the server. */
  unlogged: z.array(name).max(1000),
  sequences: z
    .array(z.object({ name, lastValue: z.string().regex(/^-?\d{1,19}$/), isCalled: z.boolean() }))
    .max(10_000),
  /** Whether the folders of files were taken along. */
  withFiles: z.boolean(),
  /** Public name of the master key that sealed values need; `null` when there was none yet. */
  masterKey: z.string().max(64).nullable(),
  withMasterKey: z.boolean(),
  entries: z.array(
    z.object({ name: z.string().min(1).max(255), size: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

export type Header = z.infer<typeof headerSchema>;
export type Manifest = z.infer<typeof manifestSchema>;

/** `room/id` → by room. */
export function byRoom(applied: readonly string[]): Record<string, string[]> {
  const rooms: Record<string, string[]> = {};
  for (const full of applied) {
    const at = full.lastIndexOf("/");
    rooms[full.slice(0, at)] = [...(rooms[full.slice(0, at)] ?? []), full.slice(at + 1)];
  }
  return rooms;
}

/** By room → `room/id`. */
export function appliedOf({ schema }: Manifest): string[] {
  return Object.entries(schema).flatMap(([room, ids]) => ids.map((id) => `${room}/${id}`));
}
