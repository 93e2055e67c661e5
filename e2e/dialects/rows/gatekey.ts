import { expecting, type Row } from "../row.ts";
import { anything, isRecord } from "../shape.ts";
import { everyWay, recordOf, type World } from "../world.ts";

const contract = "GateKey";
const meta = { total: 1, page: 1, per_page: 20 };
const listed = (name: string, row: unknown, moreMeta: unknown = meta) => ({
  data: [row],
  [name]: [row],
  meta: moreMeta,
});
const keyRow = {
  id: "i",
  name: "n",
  description: "d",
  key_prefix: "gk_",
  scopes: ["*"],
  expires_at: anything,
  last_used_at: anything,
  is_revoked: false,
  created_at: "t",
};
const settings = { session_duration_hours: 24, secure_cookies: false, second_factor_required: false };
const settingsAnswer = { data: settings, settings };
const errorExample = { error: { code: "unauthorized", message: "m" } };

async function madeKey(world: World): Promise<string> {
  const { id } = await world.json({
    method: "POST",
    path: "/api/v1/api-keys",
    body: { name: "spare", expires_in: "30d" },
  });
  return String(id);
}

/** A list in the documented envelope, with the same rows under the resource's own name. */
function list(endpoint: string, name: string, row: unknown): Row {
  const path = `/api/v1${endpoint}`;
  return {
    contract,
    endpoint: `GET ${endpoint}`,
    check: (world) => everyWay(world, "native", { path }, expecting(200, listed(name, row))),
  };
}

/** Sign-in, the session, people, keys, the record and the settings: the part that needs no gateway. */
export const gatekey: readonly Row[] = [
  {
    contract,
    endpoint: "POST /auth/local/login",
    async check(world) {
      const body = { username: world.email, password: world.password };
      const call = { method: "POST", path: "/api/v1/auth/local/login", body };
      const told = await everyWay(world, "native", call, (answer) => {
        expecting(200, { user: { username: "u", email: "e", is_admin: true }, token: "t" })(answer);
        if (!answer.headers.get("set-cookie")?.includes("HttpOnly")) throw new Error("no session cookie");
      });
      expecting(401, errorExample)(await world.ask({ ...call, body: { ...body, password: "wrong" } }));
      return told;
    },
  },
  {
    contract,
    endpoint: "POST /auth/logout",
    check: (world) =>
      everyWay(
        world,
        "native",
        async () => {
          const body = { username: world.email, password: world.password };
          const { token } = await world.json({ method: "POST", path: "/api/v1/auth/local/login", body });
          return {
            method: "POST",
            path: "/api/v1/auth/logout",
            headers: { Authorization: `Bearer ${token}`, "X-API-Key": String(token) },
          };
        },
        expecting(200, { success: true }),
      ),
  },
  {
    contract,
    endpoint: "GET /auth/session",
    async check(world) {
      const headers = { Authorization: `Bearer ${world.sessionToken}`, "X-API-Key": world.sessionToken };
      const user = { id: "i", email: "e", name: "n", groups: [], isAdmin: true, is_admin: true, provider: "local" };
      const told = await everyWay(
        world,
        "native",
        { path: "/api/v1/auth/session", headers },
        expecting(200, { user, authenticated: true, session: { id: "i", expires_at: "t" } }),
      );
      const [[, base] = ["", ""]] = world.bases("native");
      const nobody: unknown = await (await fetch(`${base}/api/v1/auth/session`)).json();
      if (JSON.stringify(nobody).includes('"authenticated":true')) throw new Error("nobody is somebody");
      return `${told}; 200 for nobody too`;
    },
  },
  {
    contract,
    endpoint: "GET /auth/providers",
    check: (world) =>
      everyWay(
        world,
        "native",
        { path: "/api/v1/auth/providers" },
        expecting(200, { providers: [{ type: "local", name: "local", display_name: "d", login_url: "u" }] }),
      ),
  },
  {
    contract,
    endpoint: "GET /auth/api-key/validate",
    check: (world) =>
      everyWay(
        world,
        "native",
        { path: "/api/v1/auth/api-key/validate" },
        expecting(200, {
          valid: true,
          is_admin: true,
          scopes: ["*"],
          user: { id: "i", email: "e", name: "n" },
          api_key: { id: "i", name: "n", expires_at: anything },
        }),
      ),
  },
  list("/api-keys", "api_keys", keyRow),
  {
    contract,
    endpoint: "POST /api-keys",
    async check(world) {
      const example = { ...keyRow, raw_key: "gk_", key: "gk_", api_key: { ...keyRow, key: "gk_" } };
      const path = "/api/v1/api-keys";
      const told = await everyWay(
        world,
        "native",
        { method: "POST", path, body: { name: "made", scopes: ["*"], expires_in: "1y" } },
        (answer) => {
          expecting(201, example)(answer);
          if (!/^gk_/.test(String(recordOf(path, answer).raw_key))) throw new Error("no gk_ key");
        },
      );
      for (const body of [{ expires_in_days: 7 }, { expires_at: "2030-01-01T00:00:00Z" }, { expires_in: "never" }])
        expecting(201, example)(await world.ask({ method: "POST", path, body: { name: "made", ...body } }));
      expecting(400)(await world.ask({ method: "POST", path, body: { name: "made", expires_in: "soon" } }));
      return `${told}; every documented way to say when it expires`;
    },
  },
  {
    contract,
    endpoint: "GET /api-keys/{id}",
    async check(world) {
      return everyWay(world, "native", { path: `/api/v1/api-keys/${await madeKey(world)}` }, expecting(200));
    },
  },
  {
    contract,
    endpoint: "DELETE /api-keys/{id}",
    check: (world) =>
      everyWay(
        world,
        "native",
        async () => ({ method: "DELETE", path: `/api/v1/api-keys/${await madeKey(world)}` }),
        expecting(200, {}),
      ),
  },
  list("/admin/users", "users", {
    id: "i",
    provider: "local",
    email: "e",
    name: "n",
    groups: [],
    is_admin: true,
    is_active: true,
    last_login_at: anything,
    created_at: "t",
  }),
  {
    contract,
    endpoint: "GET /users/me",
    check: (world) =>
      everyWay(
        world,
        "native",
        { path: "/api/v1/users/me" },
        expecting(200, { data: { id: "i", email: "e", name: "n" } }),
      ),
  },
  list("/admin/audit", "audit", {
    id: "i",
    timestamp: "t",
    event: "e",
    actor_email: anything,
    actor_ip: anything,
    resource_type: "t",
    success: true,
  }),
  {
    contract,
    endpoint: "GET /admin/login-logs",
    check: (world) =>
      everyWay(
        world,
        "native",
        { path: "/api/v1/admin/login-logs" },
        expecting(200, {
          logs: [
            {
              id: "i",
              user_id: anything,
              user_email: "e",
              provider: "local",
              ip_address: "i",
              user_agent: "u",
              success: true,
              failure_reason: anything,
              session_id: anything,
              created_at: "t",
            },
          ],
          total: 1,
          limit: 100,
          offset: 0,
        }),
      ),
  },
  {
    contract,
    endpoint: "GET /admin/login-logs/stats",
    check: (world) =>
      everyWay(
        world,
        "native",
        { path: "/api/v1/admin/login-logs/stats?days=7" },
        expecting(200, { total_logins: 1, successful_logins: 1, failed_logins: 1, unique_users: 1, unique_ips: 1 }),
      ),
  },
  {
    contract,
    endpoint: "GET /admin/settings",
    check: (world) => everyWay(world, "native", { path: "/api/v1/admin/settings" }, expecting(200, settingsAnswer)),
  },
  {
    contract,
    endpoint: "PUT /admin/settings",
    async check(world) {
      const path = "/api/v1/admin/settings";
      let hours = 20;
      const change = async () => ({ method: "PUT", path, body: { session_duration_hours: ++hours } });
      const told = await everyWay(world, "native", change, async (answer) => {
        for (const seen of [answer, await world.ask({ path })]) {
          expecting(200, settingsAnswer)(seen);
          const { settings } = recordOf(path, seen);
          if (!isRecord(settings) || settings.session_duration_hours !== hours)
            throw new Error(`not ${hours} h: ${JSON.stringify(settings)}`);
        }
      });
      for (const body of [
        { session_duration_hours: 0 },
        { session_duration_hours: "24" },
        { no_such_setting: true },
        {},
      ])
        expecting(400, errorExample)(await world.ask({ method: "PUT", path, body }));
      return `${told}; read back as changed; what no setting is or can be is refused`;
    },
  },
  {
    contract,
    endpoint: "GET /openapi.json",
    check: (world) =>
      everyWay(
        world,
        "native",
        { path: "/api/v1/openapi.json" },
        expecting(200, { openapi: "3.1.0", info: { title: "t", version: "v1" }, paths: {} }),
      ),
  },
];
