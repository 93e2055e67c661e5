import { ApiError } from "@gatewatch/sdk";
import { useEffect, useState } from "react";
import { Button, ErrorBlock, Plain } from "../design/index.ts";
import { missingRight } from "./missing-right.ts";
import { roleNames, useSession } from "./session.ts";

/**
 * The designed state of a failed call, in the panel where it failed. `what` names the call's aim for a sentence:
 * "The scans could not be read."
 */
export function Failure({ error, what, onRetry }: { error: Error; what: string; onRetry?: (() => void) | undefined }) {
  const role = useSession()?.role;
  const again = onRetry === undefined ? undefined : <Button onClick={onRetry}>Try again</Button>;
  if (!(error instanceof ApiError)) return <ErrorBlock title={what} act={again} />;
  const { status, message, details, requestId, retryAfterSeconds } = error;
  if (status === 0) {
    return (
      <ErrorBlock title={what} act={again}>
        The server does not answer. Nothing was changed.
      </ErrorBlock>
    );
  }
  if (status === 401) return <ErrorBlock title="Your session has ended. Sign in, then do it again." act={again} />;
  if (status === 403) {
    const right = missingRight(message);
    // A refusal for another reason (a wrong password, a team that requires its provider) says itself what to do.
    if (right === undefined) return <ErrorBlock title={message} />;
    const yours = role === undefined || role === null ? "." : `, your role is ${roleNames[role]}.`;
    return <ErrorBlock title={`Needs ${right}${yours}`}>An Admin of the team can grant it.</ErrorBlock>;
  }
  if (status === 404) return <ErrorBlock title="Not in this team, or deleted." />;
  if (status === 429) return <Waiting seconds={retryAfterSeconds ?? 1} message={message} onRetry={onRetry} />;
  if (status >= 500) {
    return (
      <ErrorBlock title={what} requestId={requestId} act={again}>
        <Plain text={message} /> The rest of the page works.
      </ErrorBlock>
    );
  }
  return (
    <ErrorBlock title={message}>
      {details.length < 2
        ? undefined
        : details.map(({ field, reason }) => (
            <div key={`${field} ${reason}`}>
              <code>{field}</code> <Plain text={reason} />
            </div>
          ))}
    </ErrorBlock>
  );
}

/** Counts down from Retry-After; the act is offered again when the time has come. */
function Waiting({
  seconds,
  message,
  onRetry,
}: {
  seconds: number;
  message: string;
  onRetry: (() => void) | undefined;
}) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <ErrorBlock
      title={message}
      act={
        onRetry === undefined ? undefined : (
          <Button disabled={left > 0} onClick={onRetry}>
            {left > 0 ? `Again in ${left} s` : "Try again"}
          </Button>
        )
      }
    >
      {left > 0 ? `The limit ends in ${left} s. Nothing was sent meanwhile.` : "The limit has ended."}
    </ErrorBlock>
  );
}
