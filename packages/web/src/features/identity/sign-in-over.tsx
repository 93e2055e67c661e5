import { lazy } from "react";
import { Dialog, Late } from "../../design/index.ts";

const SignInForm = lazy(async () => ({ default: (await import("./sign-in-form.tsx")).SignInForm }));

/** Sign-in over the page when the session has ended: what was typed below stays. */
export function SignInOver({ open, onSignedIn }: { open: boolean; onSignedIn: () => void | Promise<void> }) {
  const { pathname, search } = window.location;
  return (
    <Dialog title="Your session has ended" open={open} keep onClose={() => {}} width={400}>
      <p>Sign in to go on. What you typed is kept; nothing was sent.</p>
      <Late when={open}>
        <SignInForm returnTo={`${pathname}${search}`} onSignedIn={onSignedIn} />
      </Late>
    </Dialog>
  );
}
