import type { Finding } from "@gatewatch/sdk";
import { DrawerPart, Facts, referenceFacts, ruleFacts, Since } from "../../../design/index.ts";

export function FindingDetails({ finding }: { finding: Finding }) {
  return (
    <DrawerPart id="details" title="Details">
      <Facts
        facts={[
          ...ruleFacts(finding),
          ["Seen", <Since key="seen" instant={finding.observed_at} />],
          [
            "Vulnerability",
            <a key="vulnerability" href={`/vulnerabilities/${finding.vulnerability_id}`}>
              <code>vuln_…{finding.vulnerability_id.slice(-7)}</code>
            </a>,
          ],
          ...referenceFacts(finding.references),
        ]}
      />
    </DrawerPart>
  );
}
