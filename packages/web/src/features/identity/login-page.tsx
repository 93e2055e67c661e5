import { ErrorBlock } from "../../design/index.ts";
import { DoorFrame } from "./door-frame.tsx";
import classes from "./identity.module.css";
import { refusalText } from "./refusal-words.ts";
import { SignInForm } from "./sign-in-form.tsx";

/** Why a provider's sign-in led back here, and what to name it by. */
export interface Refusal {
  readonly code: string;
  readonly requestId: string | undefined;
}

/** `returnTo`: the path that a provider leads back to. */
export function LoginPage({
  returnTo,
  refusal,
  onSignedIn,
}: {
  returnTo: string;
  refusal: Refusal | undefined;
  onSignedIn: () => void | Promise<void>;
}) {
  return (
    <DoorFrame title="Sign in" text="To the team that uses this server.">
      {refusal === undefined ? null : (
        <div className={classes.refusal}>
          <ErrorBlock title={refusalText(refusal.code)} requestId={refusal.requestId} />
        </div>
      )}
      <SignInForm returnTo={returnTo} onSignedIn={onSignedIn} />
    </DoorFrame>
  );
}
