/** What of the list is shown, as the page's address says it. */
import type { SlaState, VulnerabilityQuery, VulnerabilitySort } from "@gatewatch/sdk";
import { severityOrder, vulnerabilityStatuses } from "../../design/index.ts";

export const views = ["open", "mine", "unassigned", "overdue", "decided", "fixed", "all"] as const;
export type View = (typeof views)[number];
export const slaStates = ["breached", "due_soon", "on_track", "paused", "none"] as const satisfies readonly SlaState[];
export const sorts = ["priority", "severity", "due_at", "last_seen"] as const satisfies readonly VulnerabilitySort[];

/** Lists are words with commas between; `assignee` is an id, `me` or `none`; `v` is what stands open beside the list. */
export interface VulnerabilitySearch {
  readonly view?: View | undefined;
  readonly status?: string | undefined;
  readonly severity?: string | undefined;
  readonly sla?: string | undefined;
  readonly repository?: string | undefined;
  readonly assignee?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: VulnerabilitySort | undefined;
  readonly v?: string | undefined;
}

const textAtMost = 200;

/** Reads the address; what does not fit is left out. */
export function readSearch(search: Readonly<Record<string, unknown>>): VulnerabilitySearch {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === "string" && value !== "" && value.length <= textAtMost ? value : undefined;
  };
  const list = (name: string, words: readonly string[]) => wordsIn(text(name), words).join(",") || undefined;
  const word = <Word extends string>(name: string, words: readonly Word[]) => words.find((one) => one === search[name]);
  return {
    view: word("view", views),
    status: list("status", vulnerabilityStatuses),
    severity: list("severity", severityOrder),
    sla: list("sla", slaStates),
    repository: text("repository"),
    assignee: text("assignee"),
    q: text("q"),
    sort: word("sort", sorts),
    v: text("v"),
  };
}

/** Those of `words` that a list of the address names, in the order of `words`. */
export function wordsIn<Word extends string>(text: string | undefined, words: readonly Word[]): Word[] {
  const named = text?.split(",") ?? [];
  return words.filter((word) => named.includes(word));
}

/** The names of the filters that are set beside the view. */
export function filtersOf(search: VulnerabilitySearch): FilterName[] {
  return filterNames.filter((name) => search[name] !== undefined);
}

const filterNames = ["status", "severity", "sla", "repository", "assignee", "q"] as const;
export type FilterName = (typeof filterNames)[number];

const stillOpen = ["open", "in_progress"] as const;

/** What the server is asked: the view's own narrowing, with every filter that is set in its place. */
export function queryOf(search: VulnerabilitySearch, me: string | undefined): VulnerabilityQuery {
  const { view = "open", status, severity, sla, repository, assignee, q, sort = "priority" } = search;
  const assigned = assignee ?? ofView[view].assignee;
  return {
    sort,
    ...ofView[view],
    ...(status === undefined ? {} : { status: wordsIn(status, vulnerabilityStatuses) }),
    ...(severity === undefined ? {} : { severityLevel: wordsIn(severity, severityOrder) }),
    ...(sla === undefined ? {} : { sla: wordsIn(sla, slaStates) }),
    ...(repository === undefined ? {} : { repository }),
    ...(assigned === undefined ? {} : { assignee: assigned === "me" ? (me ?? "none") : assigned }),
    ...(q === undefined ? {} : { q }),
  };
}

const ofView: Record<View, Pick<VulnerabilityQuery, "status" | "sla" | "assignee">> = {
  open: { status: stillOpen },
  mine: { status: stillOpen, assignee: "me" },
  unassigned: { status: stillOpen, assignee: "none" },
  overdue: { sla: ["breached"] },
  decided: { status: ["accepted_risk", "false_positive"] },
  fixed: { status: ["fixed", "fix_verified"] },
  all: {},
};
