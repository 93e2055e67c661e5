/**
 * How features reach the server: the sdk client, the session, the query cache's rules, designed failures, kept drafts.
 * It has no page and knows no room.
 */
export { ClientProvider, useClient } from "./client-context.ts";
export { useDraft } from "./draft.ts";
export { Failure } from "./failure.tsx";
export { type People, usePeople } from "./people.ts";
export { createQueryClient } from "./query-client.ts";
export { Reading } from "./reading.tsx";
export { repositoriesQuery } from "./repositories.ts";
export { roleNames, sessionQuery, useMay, useSession } from "./session.ts";
export { teamSettingsKey, teamSettingsQuery } from "./team-settings.ts";
