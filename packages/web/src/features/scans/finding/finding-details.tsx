import type { Finding } from "@gatewatch/sdk";
import { Facts, OutLink, Since } from "../../../design/index.ts";
import { engineName } from "../engines.ts";
import classes from "./finding.module.css";

export function FindingDetails({ finding }: { finding: Finding }) {
  const { cwe, references, cvss_vector: vector } = finding;
  return (
    <section id="finding-details" className={classes.part}>
      <h3>Details</h3>
      <Facts
        facts={[
          ["Engine", engineName(finding.engine)],
          ["Rule", <code key="rule">{finding.rule_id}</code>],
          ["Category", finding.category],
          ...(cwe.length === 0
            ? []
            : [["Weakness", <Links key="cwe" links={cwe.map((id) => [id, cweUrl(id)])} />] as const]),
          ...(vector === null ? [] : [["CVSS", <code key="cvss">{vector}</code>] as const]),
          ["Seen", <Since key="seen" instant={finding.observed_at} />],
          [
            "Vulnerability",
            <code key="vulnerability" title={finding.vulnerability_id}>
              vuln_…{finding.vulnerability_id.slice(-7)}
            </code>,
          ],
          ...(references.length === 0
            ? []
            : [["References", <Links key="references" links={references.map((url) => [url, url])} />] as const]),
        ]}
      />
    </section>
  );
}

function Links({ links }: { links: readonly (readonly [text: string, url: string])[] }) {
  return (
    <ul className={classes.links}>
      {links.map(([text, url]) => (
        <li key={url}>
          <OutLink url={url}>{text}</OutLink>
        </li>
      ))}
    </ul>
  );
}

function cweUrl(id: string): string {
  return `https://cwe.mitre.org/data/definitions/${id.replace(/\D/g, "")}.html`;
}
