import type { Profile } from "../../../scanning/index.ts";

/** The documented families, and the words of the vendor's own code. */
const profiles: Readonly<Record<string, Profile>> = {
  vulnerability: "vulnerability",
  network: "network",
  "web application": "web",
  web_application: "web",
  web: "web",
  "cloud infrastructure": "cloud",
  cloud_infrastructure: "cloud",
  cloud: "cloud",
  basic: "quick",
  quick: "quick",
  comprehensive: "full",
  full: "full",
};

export const scanTypes = Object.keys(profiles);

/** The profile of a `scan_type` in any case, with spaces, hyphens or underscores; `undefined` for an unknown one. */
export function profileOf(scanType: string): Profile | undefined {
  const word = scanType.trim().toLowerCase().replaceAll("-", "_");
  return Object.hasOwn(profiles, word) ? profiles[word] : undefined;
}
