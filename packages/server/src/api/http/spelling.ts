import { z } from "zod";
import { httpFaults } from "./faults.ts";

/**
 * Makes what reads members that a client wrote in another spelling than the schema's (`perPage` for `per_page`, `newPassword`, `hubid`),
 * under the schema's own names. What the schema knows as it stands, and what it does not know at all, is left alone.
 *
 * @returns a function that throws Fault `http.invalid_input` for one member in two spellings with different values
 */
export function spellingOf(schema: z.ZodType | undefined): (value: unknown) => unknown {
  if (!(schema instanceof z.ZodObject)) return (value) => value;
  const names = new Map(Object.keys(schema.shape).map((name) => [plain(name), name]));
  const known = new Set(names.values());
  return (value) =>
    value === null || typeof value !== "object" || Array.isArray(value) ? value : respelled(names, known, value);
}

function respelled(names: ReadonlyMap<string, string>, known: ReadonlySet<string>, value: object): unknown {
  const written = Object.entries(value);
  if (written.every(([name]) => known.has(name) || !names.has(plain(name)))) return value;
  const read = new Map<string, unknown>();
  for (const [name, content] of written) {
    const meant = known.has(name) ? name : (names.get(plain(name)) ?? name);
    if (read.has(meant) && JSON.stringify(read.get(meant)) !== JSON.stringify(content)) throw twice(meant, name);
    read.set(meant, content);
  }
  return Object.fromEntries(read);
}

function plain(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

function twice(meant: string, written: string) {
  const reason = "stands twice, in two spellings, with different values";
  return httpFaults("http.invalid_input", {
    message: `"${meant}" ${reason} (also "${written.slice(0, 100)}"). Send it once.`,
    fields: [{ field: meant, reason }],
  });
}
