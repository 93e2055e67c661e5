import type { Scope } from "@gatewatch/sdk";
import type { IconName } from "../design/index.ts";

export interface Destination {
  readonly to:
    | "/vulnerabilities"
    | "/scans"
    | "/start"
    | "/reports"
    | "/settings"
    | "/settings/account"
    | "/settings/members"
    | "/settings/api-keys"
    | "/settings/sign-in"
    | "/settings/rules"
    | "/settings/policies"
    | "/settings/integrations"
    | "/settings/webhooks"
    | "/settings/plan"
    | "/settings/audit-log";
  readonly name: string;
  readonly icon: IconName;
  readonly group: "first" | "scanning" | "settings";
  /** What the page is for, on the page of all settings. */
  readonly text?: string;
  readonly keys?: string;
  /** Has no place in the bar of phones: another page leads to it. */
  readonly aside?: true;
  /** Whoever lacks it does not find the page in the navigation. */
  readonly scope?: Scope;
}

/** The pages there are, in the order of the navigation. */
export const destinations: readonly Destination[] = [
  {
    to: "/vulnerabilities",
    name: "Vulnerabilities",
    icon: "flag",
    group: "first",
    keys: "G V",
    scope: "vulnerabilities.read",
  },
  { to: "/scans", name: "Scans", icon: "scans", group: "scanning", keys: "G S" },
  { to: "/start", name: "New scan", icon: "plus", group: "scanning", scope: "scans.run", aside: true },
  { to: "/reports", name: "Reports", icon: "report", group: "scanning", keys: "G R", scope: "reports.read" },
  {
    to: "/settings/account",
    name: "Profile and security",
    icon: "shield",
    group: "settings",
    text: "Your password, second factor and sessions",
  },
  {
    to: "/settings/members",
    name: "Members",
    icon: "people",
    group: "settings",
    text: "Who works in the team, roles and invitations",
    scope: "members.read",
  },
  {
    to: "/settings/api-keys",
    name: "API Keys",
    icon: "key",
    group: "settings",
    text: "Keys for pipelines, scripts and the command line",
    scope: "keys.read",
  },
  {
    to: "/settings/sign-in",
    name: "Sign-in",
    icon: "door",
    group: "settings",
    text: "Second factor, identity providers, SCIM",
    scope: "sso.read",
  },
  {
    to: "/settings/rules",
    name: "Rules",
    icon: "code",
    group: "settings",
    text: "Your own rules for code, in Semgrep's YAML",
    scope: "rules.read",
  },
  {
    to: "/settings/policies",
    name: "Policies",
    icon: "rules",
    group: "settings",
    text: "Deadlines, and what is decided once for all of a kind",
    scope: "rules.read",
  },
  {
    to: "/settings/integrations",
    name: "Integrations",
    icon: "plug",
    group: "settings",
    text: "GitLab and GitHub, for private repositories",
    scope: "integrations.read",
  },
  {
    to: "/settings/webhooks",
    name: "Webhooks",
    icon: "webhook",
    group: "settings",
    text: "Programs that are told what happens",
    scope: "integrations.read",
  },
  {
    to: "/settings/plan",
    name: "Plan and usage",
    icon: "gauge",
    group: "settings",
    text: "What was used this period, and the limits",
    scope: "scans.read",
  },
  {
    to: "/settings/audit-log",
    name: "Audit log",
    icon: "log",
    group: "settings",
    text: "Who did what, linked entry by entry",
    scope: "audit.read",
  },
];
