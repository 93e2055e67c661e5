/** A person may also say something, name who works on it, or where else: a row without status and severity. */
export const change = {
  id: "0002_change",
  sql: `
ALTER TABLE decisions_decision
  ADD COLUMN change jsonb,
  DROP CONSTRAINT decisions_decision_check1,
  ADD CHECK (status IS NOT NULL OR severity IS NOT NULL OR change IS NOT NULL OR comment <> '');`,
};
