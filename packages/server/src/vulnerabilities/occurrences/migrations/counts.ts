/** How many sightings each scan has, kept by the table itself whoever writes to it: totals of long lists are read, not counted. */
export const counts = {
  id: "0004_counts",
  sql: `
CREATE TABLE occurrences_count (
  team_id uuid NOT NULL,
  scan_id uuid NOT NULL,
  total integer NOT NULL,
  PRIMARY KEY (team_id, scan_id)
);
INSERT INTO occurrences_count SELECT team_id, scan_id, count(*) FROM occurrences_occurrence GROUP BY team_id, scan_id;
CREATE FUNCTION occurrences_count_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO occurrences_count AS c (team_id, scan_id, total)
    SELECT team_id, scan_id, count(*) FROM changed GROUP BY team_id, scan_id ORDER BY team_id, scan_id
    ON CONFLICT (team_id, scan_id) DO UPDATE SET total = c.total + excluded.total;
    RETURN NULL;
  END $$;
CREATE FUNCTION occurrences_count_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE occurrences_count c SET total = c.total - gone.total
    FROM (SELECT team_id, scan_id, count(*) AS total FROM changed GROUP BY team_id, scan_id) gone
    WHERE c.team_id = gone.team_id AND c.scan_id = gone.scan_id;
    DELETE FROM occurrences_count c USING changed WHERE c.team_id = changed.team_id AND c.scan_id = changed.scan_id AND c.total = 0;
    RETURN NULL;
  END $$;
CREATE TRIGGER occurrences_counted_in AFTER INSERT ON occurrences_occurrence
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION occurrences_count_inserted();
CREATE TRIGGER occurrences_counted_out AFTER DELETE ON occurrences_occurrence
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION occurrences_count_deleted();`,
};
