import type { Dialect } from "./contract.ts";

/** The dialect that an address belongs to: also the rest of its first segment, where nothing of the pages lies. */
export function dialectOf<Doors>(dialects: readonly Dialect<Doors>[], url: string): Dialect<Doors> | undefined {
  const segment = /^\/[^/?]*/.exec(url)?.[0];
  return dialects.find((dialect) => dialect.prefix.startsWith(`${segment}/`));
}
