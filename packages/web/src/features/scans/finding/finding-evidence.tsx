import type { Finding } from "@gatewatch/sdk";
import { EvidenceBlock, Facts, Plain, TraceViewer } from "../../../design/index.ts";
import classes from "./finding.module.css";

const validity: Readonly<Record<string, string>> = {
  not_checked: "Not checked with the provider",
  active: "Active: the provider accepts it",
  inactive: "Inactive: the provider refuses it",
  unknown: "The provider gave no clear answer",
};

/** What was seen: the masked secret, the lines, the request and its answer, the way of the value. */
export function FindingEvidence({ finding }: { finding: Finding }) {
  const { secret, snippet, request, response, facts } = finding.evidence;
  const named = Object.entries(facts ?? {});
  return (
    <section id="finding-evidence" className={classes.part}>
      <h3>Evidence</h3>
      {secret === undefined ? null : (
        <Facts
          facts={[
            [
              "Secret",
              <code key="preview">
                <Plain text={secret.preview} />
              </code>,
            ],
            ["Provider", <Plain key="provider" text={secret.provider} />],
            ["Validity", validity[secret.validity] ?? secret.validity],
          ]}
        />
      )}
      {snippet === undefined ? null : <EvidenceBlock place={finding.place} text={snippet} />}
      {finding.trace.length === 0 ? null : <TraceViewer steps={finding.trace} />}
      {request === undefined ? null : (
        <EvidenceBlock place={`Request ${methodAndUrl(finding)}`} text={request} code={false} />
      )}
      {response === undefined ? null : <EvidenceBlock place="Response" text={response} code={false} />}
      {named.length === 0 ? null : (
        <Facts facts={named.map(([name, value]) => [wordsOf(name), <Plain key={name} text={value} />] as const)} />
      )}
      {(secret ?? snippet ?? request ?? response ?? named[0] ?? finding.trace[0]) ? null : (
        <p className={classes.quiet}>None beyond the place.</p>
      )}
    </section>
  );
}

function methodAndUrl(finding: Finding): string {
  return [finding.location.method, finding.location.url].filter((part) => part !== undefined).join(" ");
}

/** `http_status` → `Http status`: fact names are ours, for people they are words. */
function wordsOf(name: string): string {
  const words = name.replaceAll(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
