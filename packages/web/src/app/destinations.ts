import type { IconName } from "../design/index.ts";

export interface Destination {
  readonly to: "/scans" | "/start" | "/settings/api-keys";
  readonly name: string;
  readonly icon: IconName;
  readonly group: "scanning" | "settings";
  readonly keys?: string;
}

/** The pages there are, in the order of the navigation. */
export const destinations: readonly Destination[] = [
  { to: "/scans", name: "Scans", icon: "scans", group: "scanning", keys: "G S" },
  { to: "/start", name: "New scan", icon: "plus", group: "scanning" },
  { to: "/settings/api-keys", name: "API Keys", icon: "key", group: "settings" },
];
