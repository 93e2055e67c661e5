import type { ApiKey, Scope } from "@gatewatch/sdk";

/** What each scope allows, in words. */
export const scopeWords: Record<Scope, string> = {
  "scans.read": "Read scans",
  "scans.run": "Start and cancel scans",
  "vulnerabilities.read": "Read vulnerabilities",
  "vulnerabilities.write": "Decide about vulnerabilities",
  "repositories.read": "Read repositories",
  "reports.read": "Read reports",
  "reports.write": "Make reports",
  "keys.read": "Read API keys",
  "keys.write": "Create and delete API keys",
  "rules.read": "Read policies and rules",
  "rules.write": "Change policies and rules",
  "integrations.read": "Read integrations and webhooks",
  "integrations.write": "Change integrations and webhooks",
  "repositories.write": "Change repositories",
  "members.read": "Read the members",
  "members.write": "Invite, change and remove members",
  "sso.read": "Read single sign-on settings",
  "sso.write": "Change single sign-on settings",
  "team.read": "Read the team",
  "team.write": "Change the team",
  "audit.read": "Read the audit log",
  "access.read": "Read access rules",
  "access.write": "Change access rules",
};

/** A key without scopes, or with `*`, may do what its role may. */
export function scopesText(key: Pick<ApiKey, "scopes">): string {
  return key.scopes.length === 0 || key.scopes.includes("*") ? "All of the role" : key.scopes.join(", ");
}

/** A call that works with this key, for the shell. */
export function curlFor(value: string, scopes: readonly string[], origin: string): string {
  const all = scopes.length === 0 || scopes.includes("*");
  const path =
    all || scopes.includes("scans.read") ? "scans" : scopes.includes("keys.read") ? "api-keys" : "auth/session";
  return `curl -H "X-API-Key: ${value}" ${origin}/api/v1/${path}`;
}
