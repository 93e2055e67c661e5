import type { Severity, TicketLink, VulnerabilityStatus } from "@gatewatch/sdk";

/** What can be changed about a vulnerability, as the server takes it; what is left out stays. */
export interface Change {
  readonly status?: VulnerabilityStatus;
  readonly comment?: string;
  /** Of an accepted risk: an instant. */
  readonly expires_at?: string;
  /** `null`: as the engine found it. */
  readonly severity?: Severity | null;
  readonly assignee?: string | null;
  /** All of them. */
  readonly ticket_links?: TicketLink[];
}
