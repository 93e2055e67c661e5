import type { Scan } from "@gatewatch/sdk";
import { Plain } from "../../../design/index.ts";
import { Notes } from "./notes.tsx";

/** What comments in the code silence, each with its reason. */
export function Suppressed({ scan: { suppressed } }: { scan: Scan }) {
  const { total, items } = suppressed;
  if (total === 0) return null;
  const notes = items.map(({ rule_id, place, title, reason }) => ({
    key: `${rule_id} ${place}`,
    place,
    text: <Plain text={`${title}: ${reason ?? "no reason given"}`} />,
  }));
  return <Notes title="Suppressed" total={total} notes={notes} />;
}
