import { Pool } from "pg";
const pool = new Pool();
export default defineEventHandler(async (event) => {
  const body = await readBody(event);
  await pool.query("insert into a values ('" + body.name + "')"); // ng: sql-injection
  await $fetch(body.hook); // ng: server-side-request-forgery
  return sendRedirect(event, "/done"); // ok
});
