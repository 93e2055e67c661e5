/**
 * The least that answers an authenticated list as the server does, to the byte: node:http, the key's row by its hash,
 * the server's own statement for the list, `JSON.stringify`. No rights, limits, validation, headers or metrics.
 */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

const poolSize = 12; // the server's
const keyColumns = "id, team_id, owner_user_id, role, scopes, expires_at, last_used_at";
const scanColumns = `id, name, kind, requested_type, raw, target_label, repository, status, status_reason, partial, percent,
  stage, message, counts, languages, score, created_at, started_at, finished_at, estimated_seconds`;

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: poolSize });
const server = createServer((request, response) => {
  answer(String(request.headers["x-api-key"])).then(
    (body) => response.writeHead(200, { "Content-Type": "application/json; charset=utf-8" }).end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

async function answer(key: string): Promise<string> {
  const hash = createHash("sha256").update(key).digest();
  const found = await pool.query(`SELECT ${keyColumns} FROM keys_keys WHERE hash = $1 AND revoked_at IS NULL`, [hash]);
  const { rows } = await pool.query(
    `SELECT ${scanColumns}, (SELECT count(*) FROM scans_scan WHERE team_id = $1) AS total FROM scans_scan
     WHERE team_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3`,
    [found.rows[0].team_id, 51, 0],
  );
  return JSON.stringify({
    version: "v1",
    data: rows.slice(0, 50).map(wire),
    pagination: { total: rows[0].total, limit: 50, offset: 0, hasMore: rows.length > 50 },
    filters: { status: null, language: null },
  });
}

// biome-ignore lint/suspicious/noExplicitAny: what pg gives
function wire(row: any): unknown {
  const { critical = 0, high = 0, medium = 0, low = 0, info = 0, total = 0 } = row.counts;
  return {
    id: row.id,
    name: row.name,
    status: row.status === "queued" ? "launched" : row.status,
    kind: row.kind,
    target: row.target_label,
    createdAt: row.created_at,
    completedAt: row.finished_at,
    language: row.languages[0] ?? null,
    repository: row.repository,
    vulnerabilityCount: total,
    severityCounts: { critical, high, medium, low, info, total },
    score: row.score,
    partial: row.partial,
    progressPercent: row.percent,
  };
}

server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
