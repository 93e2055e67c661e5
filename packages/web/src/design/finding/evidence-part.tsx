import { EvidenceBlock } from "../evidence/evidence-block.tsx";
import { Facts } from "../evidence/facts.tsx";
import { type TraceStep, TraceViewer } from "../evidence/trace-viewer.tsx";
import { Plain } from "../text/plain.tsx";
import { DrawerPart } from "./drawer.tsx";
import classes from "./parts.module.css";

/** What was seen, as a finding or the newest sighting of a vulnerability brings it. */
export interface Seen {
  readonly place: string;
  readonly location: { readonly method?: string | undefined; readonly url?: string | undefined };
  readonly trace: readonly TraceStep[];
  readonly evidence: {
    readonly secret?: { readonly preview: string; readonly provider: string; readonly validity: string } | undefined;
    readonly snippet?: string | undefined;
    readonly request?: string | undefined;
    readonly response?: string | undefined;
    readonly facts?: Readonly<Record<string, string>> | undefined;
  };
}

const validity: Readonly<Record<string, string>> = {
  not_checked: "Not checked with the provider",
  active: "Active: the provider accepts it",
  inactive: "Inactive: the provider refuses it",
  unknown: "The provider gave no clear answer",
};

/** The masked secret, the lines, the request and its answer, the way of the value. */
export function EvidencePart({ seen }: { seen: Seen }) {
  const { secret, snippet, request, response, facts } = seen.evidence;
  const named = Object.entries(facts ?? {});
  return (
    <DrawerPart id="evidence" title="Evidence">
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
      {snippet === undefined ? null : <EvidenceBlock place={seen.place} text={snippet} />}
      {seen.trace.length === 0 ? null : <TraceViewer steps={seen.trace} />}
      {request === undefined ? null : (
        <EvidenceBlock place={`Request ${methodAndUrl(seen)}`} text={request} code={false} />
      )}
      {response === undefined ? null : <EvidenceBlock place="Response" text={response} code={false} />}
      {named.length === 0 ? null : (
        <Facts facts={named.map(([name, value]) => [wordsOf(name), <Plain key={name} text={value} />] as const)} />
      )}
      {(secret ?? snippet ?? request ?? response ?? named[0] ?? seen.trace[0]) ? null : (
        <p className={classes.quiet}>None beyond the place.</p>
      )}
    </DrawerPart>
  );
}

function methodAndUrl({ location }: Seen): string {
  return [location.method, location.url].filter((part) => part !== undefined).join(" ");
}

/** `http_status` → `Http status`: fact names are ours, for people they are words. */
function wordsOf(name: string): string {
  const words = name.replaceAll(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
