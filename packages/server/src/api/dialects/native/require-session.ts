import { type OpenSession, sessionRequired } from "../../../kernel/identity/index.ts";

/** For what only a person may do: throws `identity.session_required` for a key. */
export function requireSession(open: OpenSession | undefined): OpenSession {
  if (open) return open;
  throw sessionRequired();
}
