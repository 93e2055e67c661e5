import type { Profile } from "../contract.ts";

const every: readonly Profile[] = ["quick", "full", "vulnerability", "network", "web", "cloud", "headers", "tls"];

/** The profiles whose work a scan of this profile does too. In doubt it does not: a narrower scan can prove nothing gone. */
export function profilesCoveredBy(profile: Profile): readonly Profile[] {
  switch (profile) {
    case "full":
      return every;
    case "quick":
      return ["quick", "headers", "tls"];
    case "headers":
    case "tls":
      return [profile];
    case "vulnerability":
    case "network":
    case "web":
    case "cloud":
      return [profile, "quick", "headers", "tls"];
  }
}
