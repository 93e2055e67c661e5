/** The least that answers an authenticated list: node:http, the key's row by its hash, one query, `JSON.stringify`. */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });
const server = createServer((request, response) => {
  answer(String(request.headers["x-api-key"])).then(
    (body) => response.writeHead(200, { "Content-Type": "application/json" }).end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

async function answer(key: string): Promise<string> {
  const hash = createHash("sha256").update(key).digest();
  const found = await pool.query(
    "SELECT id, team_id, role, scopes, expires_at FROM keys_keys WHERE hash = $1 AND revoked_at IS NULL",
    [hash],
  );
  const team = found.rows[0].team_id;
  const [scans, count] = await Promise.all([
    pool.query("SELECT * FROM scans_scan WHERE team_id = $1 ORDER BY created_at DESC, id DESC LIMIT 50", [team]),
    pool.query("SELECT count(*)::int AS total FROM scans_scan WHERE team_id = $1", [team]),
  ]);
  return JSON.stringify({
    version: "v1",
    data: scans.rows,
    pagination: { total: count.rows[0].total, limit: 50, offset: 0 },
  });
}

server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
