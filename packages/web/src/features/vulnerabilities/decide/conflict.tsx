import type { VulnerabilityRow } from "@gatewatch/sdk";
import type { People } from "../../../client/index.ts";
import { Actions, Button, ErrorBlock, Facts, Plain, Since } from "../../../design/index.ts";
import { historyLines } from "../words.ts";
import { differences } from "./differences.ts";
import type { Changing } from "./use-change.ts";

/** Somebody else was quicker: what changed since it was read, by whom, and the two ways on. */
export function Conflict({ read, changing, people }: { read: VulnerabilityRow; changing: Changing; people: People }) {
  if (changing.conflict === undefined) return null;
  const { now } = changing.conflict;
  const [last] = now.status_history;
  const changed = differences(read, now, people.nameOf).map(
    ([name, text]) => [name, <Plain key={name} text={text} />] as const,
  );
  return (
    <>
      <ErrorBlock title="Somebody changed it since this page read it. Nothing of yours was recorded.">
        {last === undefined ? null : (
          <p>
            {historyLines(last, people.nameOf).join(". ")}, by{" "}
            <Plain text={last.by.user_id === null ? (last.by.policy ?? "a key") : people.nameOf(last.by.user_id)} />{" "}
            <Since instant={last.at} />
            {last.comment === "" ? null : (
              <>
                : <Plain text={last.comment} />
              </>
            )}
          </p>
        )}
      </ErrorBlock>
      {changed.length === 0 ? null : <Facts facts={changed} />}
      <Actions>
        <Button onClick={changing.keepTheirs}>Keep theirs</Button>
        <Button tone="primary" pending={changing.isPending} onClick={changing.overwrite}>
          Record mine over it
        </Button>
      </Actions>
    </>
  );
}
