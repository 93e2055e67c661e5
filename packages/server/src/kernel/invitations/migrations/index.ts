import type { RoomMigrations } from "@gatewatch/base/db";

export const invitationsMigrations: RoomMigrations = {
  room: "invitations",
  teamTables: ["invitations_invitations"],
  migrations: [
    {
      id: "0001_invitations",
      sql: `
        CREATE TABLE invitations_invitations (
          id uuid PRIMARY KEY,
          team_id uuid NOT NULL,
          email text NOT NULL,
          role text NOT NULL,
          token_hash bytea NOT NULL UNIQUE,
          invited_by uuid,
          created_at timestamptz NOT NULL,
          expires_at timestamptz NOT NULL,
          accepted_at timestamptz,
          revoked_at timestamptz
        );
        CREATE UNIQUE INDEX invitations_open ON invitations_invitations (team_id, lower(email))
          WHERE accepted_at IS NULL AND revoked_at IS NULL;`,
    },
  ],
};
