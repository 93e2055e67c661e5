import { Pool } from "pg";
const pool = new Pool();
export default defineEventHandler(async (event) => {
  const { q } = getQuery(event);
  await pool.query("select * from a where b = '" + q + "'"); // ng: sql-injection
  return { q }; // ok
});
