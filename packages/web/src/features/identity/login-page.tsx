import { DoorFrame } from "./door-frame.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** `returnTo`: the path that a provider leads back to. */
export function LoginPage({ returnTo, onSignedIn }: { returnTo: string; onSignedIn: () => void | Promise<void> }) {
  return (
    <DoorFrame title="Sign in" text="To the team that uses this server.">
      <SignInForm returnTo={returnTo} onSignedIn={onSignedIn} />
    </DoorFrame>
  );
}
