import { type Account, createAccount } from "./account.ts";
import { type Audit, createAudit } from "./audit.ts";
import { type Auth, createAuth } from "./auth.ts";
import { createDevices, type Devices } from "./devices.ts";
import { createFindings, type Findings } from "./findings.ts";
import { createIntegrations, type Integrations } from "./integrations.ts";
import { createKeys, type Keys } from "./keys.ts";
import { createLive, type Live } from "./live.ts";
import { createMembers, type Members } from "./members.ts";
import { createPlans, type Plans } from "./plans.ts";
import { createReports, type Reports } from "./reports.ts";
import { createRepositories, type Repositories } from "./repositories.ts";
import { createRuleSets, type RuleSets } from "./rule-sets.ts";
import { createScans, type Scans } from "./scans.ts";
import { createSetup, type Setup } from "./setup.ts";
import { createSla, type Sla } from "./sla.ts";
import { createSso, type Sso } from "./sso.ts";
import { createTeams, type Teams } from "./teams.ts";
import { createTransport } from "./transport.ts";
import { createUploads, type Uploads } from "./uploads.ts";
import { createVulnerabilities, type Vulnerabilities } from "./vulnerabilities.ts";
import { createVulnerabilityPolicies, type VulnerabilityPolicies } from "./vulnerability-policies.ts";
import { createWebhooks, type Webhooks } from "./webhooks.ts";

export interface ClientOptions {
  /** Origin of the server, e.g. `https://gatewatch.example.com`. */
  readonly baseUrl: string;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** A session token, as login returns it. In the browser the cookie does this. */
  readonly token?: string | undefined;
  readonly apiKey?: string | undefined;
  /** Told when a read waits because the server asked for it. */
  readonly onWait?: ((waitSeconds: number) => void) | undefined;
}

export interface Client {
  readonly auth: Auth;
  readonly account: Account;
  readonly members: Members;
  readonly teams: Teams;
  readonly devices: Devices;
  readonly sso: Sso;
  readonly setup: Setup;
  readonly keys: Keys;
  readonly plans: Plans;
  readonly scans: Scans;
  readonly reports: Reports;
  readonly repositories: Repositories;
  readonly findings: Findings;
  readonly vulnerabilities: Vulnerabilities;
  readonly vulnerabilityPolicies: VulnerabilityPolicies;
  readonly ruleSets: RuleSets;
  readonly sla: Sla;
  readonly uploads: Uploads;
  readonly webhooks: Webhooks;
  readonly audit: Audit;
  readonly integrations: Integrations;
  readonly live: Live;
}

/** A client of one server. Every method throws `ApiError` and nothing else, but for the reason of an aborted signal. */
export function createClient(options: ClientOptions): Client {
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const transport = createTransport({ ...options, fetch });
  const scans = createScans(transport);
  return {
    auth: createAuth(transport),
    account: createAccount(transport),
    members: createMembers(transport),
    teams: createTeams(transport),
    devices: createDevices(transport),
    sso: createSso(transport),
    setup: createSetup(transport),
    keys: createKeys(transport),
    plans: createPlans(transport),
    scans,
    reports: createReports(transport),
    repositories: createRepositories(transport),
    findings: createFindings(transport),
    vulnerabilities: createVulnerabilities(transport),
    vulnerabilityPolicies: createVulnerabilityPolicies(transport),
    ruleSets: createRuleSets(transport),
    sla: createSla(transport),
    uploads: createUploads(transport),
    webhooks: createWebhooks(transport),
    audit: createAudit(transport),
    integrations: createIntegrations(transport),
    live: createLive(transport, scans, options.baseUrl),
  };
}
