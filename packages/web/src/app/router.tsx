import type { Client, ReportType, ScanStatus } from "@gatewatch/sdk";
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { sessionQuery } from "../client/index.ts";
import type { AuditSearch } from "../features/audit/index.ts";
import { anyScanQuery } from "../features/scans/index.ts";
import { readSearch } from "../features/vulnerabilities/index.ts";
import { NotFound, PageError } from "./page-error.tsx";
import { Shell } from "./shell.tsx";

interface Context {
  readonly client: Client;
  readonly cache: QueryClient;
}

const statuses: readonly string[] = ["queued", "running", "completed", "failed", "cancelled"] satisfies ScanStatus[];
const isStatus = (value: unknown): value is ScanStatus => typeof value === "string" && statuses.includes(value);
const types: readonly string[] = [
  "vulnerability",
  "security_posture",
  "compliance",
  "incident",
  "scan",
  "assessment",
  "audit",
] satisfies ReportType[];
const isType = (value: unknown): value is ReportType => typeof value === "string" && types.includes(value);
const textOf = (value: unknown) =>
  typeof value === "string" && value !== "" && value.length <= 2048 ? value : undefined;

const root = createRootRouteWithContext<Context>()({ component: Outlet });

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  validateSearch: (search): { token?: string } => {
    const token = textOf(search.token);
    return token === undefined ? {} : { token };
  },
  component: lazyRouteComponent(() => import("./routes/setup.tsx"), "SetupRoute"),
});

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: (
    search,
  ): { to?: string | undefined; error?: string | undefined; request_id?: string | undefined } => {
    const to = textOf(search.to);
    // Only a path of this page: never an address elsewhere.
    const isPath = to !== undefined && /^\/(?![/\\])/.test(to);
    const requestId = textOf(search.request_id);
    return {
      to: isPath ? to : undefined,
      error: textOf(search.error),
      // Only what a server of ours makes: the rest is somebody's text.
      request_id: requestId !== undefined && /^[\w-]{1,64}$/.test(requestId) ? requestId : undefined,
    };
  },
  component: lazyRouteComponent(() => import("./routes/login.tsx"), "LoginRoute"),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazyRouteComponent(() => import("./routes/links.tsx"), "JoinRoute"),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset",
  component: lazyRouteComponent(() => import("./routes/links.tsx"), "ResetRoute"),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ context: { client, cache }, location }) => {
    const session = await cache.ensureQueryData(sessionQuery(client));
    if (session.authenticated) {
      const factor = session.second_factor;
      // Whoever must add a second factor can do nothing else until then.
      if (factor?.required && !factor.enabled && location.pathname !== "/settings/account")
        throw redirect({ to: "/settings/account" });
      return;
    }
    cache.removeQueries({ queryKey: ["session"] });
    if (await client.setup.required()) throw redirect({ to: "/setup" });
    throw redirect({ to: "/login", search: location.pathname === "/" ? {} : { to: location.href } });
  },
  component: Shell,
});

const index = createRoute({
  getParentRoute: () => shell,
  path: "/",
  beforeLoad: async ({ context: { client, cache } }) => {
    const any = await cache.fetchQuery(anyScanQuery(client));
    throw redirect({ to: any ? "/scans" : "/start", replace: true });
  },
});

const start = createRoute({
  getParentRoute: () => shell,
  path: "/start",
  component: lazyRouteComponent(() => import("./routes/scans.tsx"), "StartRoute"),
});

export const scans = createRoute({
  getParentRoute: () => shell,
  path: "/scans",
  validateSearch: (search): { status?: ScanStatus } => (isStatus(search.status) ? { status: search.status } : {}),
  component: lazyRouteComponent(() => import("./routes/scans.tsx"), "ScansRoute"),
});

export const scan = createRoute({
  getParentRoute: () => shell,
  path: "/scans/$scanId",
  validateSearch: (search): { v?: string } => {
    const v = textOf(search.v);
    return v === undefined ? {} : { v };
  },
  component: lazyRouteComponent(() => import("./routes/scans.tsx"), "ScanRoute"),
});

const vulnerabilities = createRoute({
  getParentRoute: () => shell,
  path: "/vulnerabilities",
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import("./routes/vulnerabilities.tsx"), "VulnerabilitiesRoute"),
});

const vulnerability = createRoute({
  getParentRoute: () => shell,
  path: "/vulnerabilities/$vulnerabilityId",
  component: lazyRouteComponent(() => import("./routes/vulnerabilities.tsx"), "VulnerabilityRoute"),
});

const keys = createRoute({
  getParentRoute: () => shell,
  path: "/settings/api-keys",
  component: lazyRouteComponent(() => import("./routes/keys.tsx"), "KeysRoute"),
});

const reports = createRoute({
  getParentRoute: () => shell,
  path: "/reports",
  validateSearch: (search): { type?: ReportType } => (isType(search.type) ? { type: search.type } : {}),
  component: lazyRouteComponent(() => import("./routes/reports.tsx"), "ReportsRoute"),
});

const report = createRoute({
  getParentRoute: () => shell,
  path: "/reports/$reportId",
  component: lazyRouteComponent(() => import("./routes/reports.tsx"), "ReportRoute"),
});

const device = createRoute({
  getParentRoute: () => shell,
  path: "/device",
  validateSearch: (search): { user_code?: string } => {
    const userCode = textOf(search.user_code);
    return userCode === undefined ? {} : { user_code: userCode };
  },
  component: lazyRouteComponent(() => import("./routes/links.tsx"), "DeviceRoute"),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: lazyRouteComponent(() => import("./settings-page.tsx"), "SettingsPage"),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: "/settings/account",
  component: lazyRouteComponent(() => import("./routes/account.tsx"), "AccountRoute"),
});

const members = createRoute({
  getParentRoute: () => shell,
  path: "/settings/members",
  component: lazyRouteComponent(() => import("./routes/members.tsx"), "MembersRoute"),
});

const signIn = createRoute({
  getParentRoute: () => shell,
  path: "/settings/sign-in",
  component: lazyRouteComponent(() => import("./routes/sign-in.tsx"), "SignInRoute"),
});

const rules = createRoute({
  getParentRoute: () => shell,
  path: "/settings/rules",
  component: lazyRouteComponent(() => import("./routes/rules.tsx"), "RulesRoute"),
});

const policies = createRoute({
  getParentRoute: () => shell,
  path: "/settings/policies",
  component: lazyRouteComponent(() => import("./routes/policies.tsx"), "PoliciesRoute"),
});

const integrations = createRoute({
  getParentRoute: () => shell,
  path: "/settings/integrations",
  component: lazyRouteComponent(() => import("./routes/integrations.tsx"), "IntegrationsRoute"),
});

const webhooks = createRoute({
  getParentRoute: () => shell,
  path: "/settings/webhooks",
  component: lazyRouteComponent(() => import("./routes/webhooks.tsx"), "WebhooksRoute"),
});

const webhook = createRoute({
  getParentRoute: () => shell,
  path: "/settings/webhooks/$webhookId",
  component: lazyRouteComponent(() => import("./routes/webhooks.tsx"), "WebhookRoute"),
});

const plan = createRoute({
  getParentRoute: () => shell,
  path: "/settings/plan",
  component: lazyRouteComponent(() => import("./routes/plan.tsx"), "PlanRoute"),
});

const dayOf = (value: unknown) => (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);

const auditLog = createRoute({
  getParentRoute: () => shell,
  path: "/settings/audit-log",
  validateSearch: ({ actor, action, resource, since, until }): AuditSearch => {
    const texts = { actor: textOf(actor), action: textOf(action), resource: textOf(resource) };
    const wanted = { ...texts, since: dayOf(since), until: dayOf(until) };
    return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  },
  component: lazyRouteComponent(() => import("./routes/audit.tsx"), "AuditRoute"),
});

const routeTree = root.addChildren([
  setup,
  login,
  join,
  reset,
  shell.addChildren([
    index,
    start,
    scans,
    scan,
    vulnerabilities,
    vulnerability,
    reports,
    report,
    device,
    settings,
    account,
    members,
    keys,
    signIn,
    rules,
    policies,
    integrations,
    webhooks,
    webhook,
    plan,
    auditLog,
  ]),
]);

/** Pages by address. */
export function createAppRouter(context: Context) {
  return createRouter({
    routeTree,
    context,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFound,
    defaultPreload: "intent",
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
