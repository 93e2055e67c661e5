import type { Vulnerability } from "@gatewatch/sdk";
import { dayText, Facts, Since } from "../../../design/index.ts";
import { detectionWords, slaNames } from "../words.ts";

/** Since when it is known, whether it is still there, and by when it should be mended. */
export function Sightings({ vulnerability: one }: { vulnerability: Vulnerability }) {
  return (
    <Facts
      facts={[
        ["Now", detectionWords[one.detection]],
        ["First seen", <Sighting key="first" instant={one.first_seen_at} scanId={one.first_seen_scan} />],
        ["Last seen", <Sighting key="last" instant={one.last_seen_at} scanId={one.last_seen_scan} />],
        ["Due", one.due_at === null ? slaNames[one.sla] : `${dayText(one.due_at)}, ${slaNames[one.sla].toLowerCase()}`],
      ]}
    />
  );
}

function Sighting({ instant, scanId }: { instant: string; scanId: string }) {
  return (
    <>
      <Since instant={instant} />, <a href={`/scans/${scanId}`}>by this scan</a>
    </>
  );
}
