import type { Scan } from "@gatewatch/sdk";
import { Notes } from "./notes.tsx";
import classes from "./scan.module.css";

const shownOfDigest = 12;

/** The team's own rules that the scan ran: of each set the version and the digest of its text, which tell two scans apart. */
export function UsedRules({ scan: { rule_sets: sets } }: { scan: Scan }) {
  if (sets.length === 0) return null;
  const notes = sets.map(({ id, name, version, sha256 }) => ({
    key: id,
    place: name,
    text: (
      <span title={`SHA-256 ${sha256}`}>
        version {version}, text {sha256.slice(0, shownOfDigest)}
      </span>
    ),
  }));
  return (
    <Notes title="Own rules" total={sets.length} notes={notes}>
      <p className={classes.quiet}>
        <a href="/settings/rules">All rule sets</a>
      </p>
    </Notes>
  );
}
