import type { RoomMigrations } from "@gatewatch/base/db";

export const limitsMigrations: RoomMigrations = {
  room: "limits",
  migrations: [
    {
      id: "0001_counters",
      sql: `
        CREATE UNLOGGED TABLE limits_counters (
          bucket text PRIMARY KEY,
          window_number bigint NOT NULL,
          current int NOT NULL,
          previous int NOT NULL,
          admitted boolean NOT NULL,
          forget_at timestamptz NOT NULL
        );
        CREATE INDEX limits_counters_forget ON limits_counters (forget_at);`,
    },
    {
      // As a function its plan is kept by the connection: as a statement, planning it costs twice what running it does.
      id: "0002_count",
      sql: `
        CREATE FUNCTION limits_count(
          a_bucket text, a_number bigint, a_left_ms bigint, a_window_ms bigint, a_quota int, a_forget_at timestamptz,
          OUT current int, OUT previous int, OUT admitted boolean
        ) LANGUAGE plpgsql AS $$
        #variable_conflict use_column
        BEGIN
          INSERT INTO limits_counters AS c (bucket, window_number, current, previous, admitted, forget_at)
          VALUES (a_bucket, a_number, 1, 0, true, a_forget_at)
          ON CONFLICT (bucket) DO UPDATE SET (window_number, current, previous, admitted, forget_at) = (
            SELECT greatest(c.window_number, a_number), k.now + CASE WHEN f.fits THEN 1 ELSE 0 END, k.before, f.fits, a_forget_at
            FROM (SELECT
              CASE WHEN c.window_number >= a_number THEN c.current ELSE 0 END AS now,
              CASE WHEN c.window_number >= a_number THEN c.previous
                WHEN c.window_number = a_number - 1 THEN c.current ELSE 0 END AS before) AS k,
            LATERAL (SELECT k.before::bigint * a_left_ms / a_window_ms + k.now < a_quota AS fits) AS f)
          RETURNING c.current, c.previous, c.admitted INTO limits_count.current, limits_count.previous, limits_count.admitted;
        END $$;`,
    },
  ],
};
