import { DoorFrame } from "./door-frame.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export function LoginPage({ onSignedIn }: { onSignedIn: () => void | Promise<void> }) {
  return (
    <DoorFrame title="Sign in" text="To the team that uses this server.">
      <SignInForm onSignedIn={onSignedIn} />
    </DoorFrame>
  );
}
