import type { DecisionRecord, Vulnerability } from "@gatewatch/sdk";
import type { People } from "../../../client/index.ts";
import { DrawerPart, Plain, Since } from "../../../design/index.ts";
import { historyLines } from "../words.ts";
import classes from "./drawer.module.css";

/** What was decided about it, by whom and why, newest first, down to its first sighting. */
export function Activity({ vulnerability, people }: { vulnerability: Vulnerability; people: People }) {
  return (
    <DrawerPart id="activity" title="Activity">
      <ol className={classes.activity}>
        {vulnerability.status_history.map((record) => (
          <li key={record.id}>
            <p className={classes.what}>
              <Plain text={historyLines(record, people.nameOf).join(". ")} />
            </p>
            {record.comment === "" ? null : (
              <p>
                <Plain text={record.comment} />
              </p>
            )}
            <p className={classes.by}>
              <Plain text={`By ${actorOf(record, people)}`} />, <Since instant={record.at} />
            </p>
          </li>
        ))}
        <li>
          <p className={classes.what}>First seen</p>
          <p className={classes.by}>
            By a <a href={`/scans/${vulnerability.first_seen_scan}`}>scan</a>,{" "}
            <Since instant={vulnerability.first_seen_at} />
          </p>
        </li>
      </ol>
    </DrawerPart>
  );
}

function actorOf({ by }: DecisionRecord, { nameOf }: People): string {
  switch (by.kind) {
    case "policy":
      return `the policy ${by.policy ?? ""}`.trim();
    case "key":
      return by.user_id === null ? "an API key" : `an API key of ${nameOf(by.user_id)}`;
    case "session":
      return by.user_id === null ? "somebody" : nameOf(by.user_id);
  }
}
