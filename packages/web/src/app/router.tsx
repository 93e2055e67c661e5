import type { Client, ScanStatus } from "@gatewatch/sdk";
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
import { anyScanQuery } from "../features/scans/index.ts";
import { NotFound, PageError } from "./page-error.tsx";
import { Shell } from "./shell.tsx";

interface Context {
  readonly client: Client;
  readonly cache: QueryClient;
}

const statuses: readonly string[] = ["queued", "running", "completed", "failed", "cancelled"] satisfies ScanStatus[];
const isStatus = (value: unknown): value is ScanStatus => typeof value === "string" && statuses.includes(value);
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
  validateSearch: (search): { to?: string } => {
    const to = textOf(search.to);
    // Only a path of this page: never an address elsewhere.
    return to === undefined || !/^\/(?![/\\])/.test(to) ? {} : { to };
  },
  component: lazyRouteComponent(() => import("./routes/login.tsx"), "LoginRoute"),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: async ({ context: { client, cache }, location }) => {
    const session = await cache.ensureQueryData(sessionQuery(client));
    if (session.authenticated) return;
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

const keys = createRoute({
  getParentRoute: () => shell,
  path: "/settings/api-keys",
  component: lazyRouteComponent(() => import("./routes/keys.tsx"), "KeysRoute"),
});

const routeTree = root.addChildren([setup, login, shell.addChildren([index, start, scans, scan, keys])]);

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
