import type { Finding } from "@gatewatch/sdk";
import { Markdown } from "../../../design/index.ts";
import classes from "./finding.module.css";

export function FindingFix({ finding }: { finding: Finding }) {
  return (
    <section id="finding-fix" className={classes.part}>
      <h3>Fix</h3>
      {finding.remediation === "" ? (
        <p className={classes.quiet}>No fix text for this rule.</p>
      ) : (
        <Markdown text={finding.remediation} />
      )}
    </section>
  );
}
