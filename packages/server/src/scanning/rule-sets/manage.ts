import { createHash } from "node:crypto";
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, type Tx } from "@gatewatch/base/db";
import { newId, readId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { RuleProblem } from "@gatewatch/engines/code";
import type { TeamId } from "../../kernel/actor.ts";
import type { Audit } from "../../kernel/audit/index.ts";
import type { NewRuleSet, Problem, RuleSet, RuleSets } from "./contract.ts";
import { createExamine, type Examine } from "./examine.ts";
import { ruleSetFaults } from "./faults.ts";
import {
  countOthers,
  deleteRuleSet,
  insertRuleSet,
  lockRuleSet,
  lockRuleSets,
  type StoredRuleSet,
  selectRuleSet,
  selectRuleSets,
  updateRuleSet,
} from "./store.ts";

const setsAtMost = 50;
const rulesAtMost = 2000;
const problemsKept = 200;
const problemsInFault = 20;
const matchesShown = 500;

export interface RuleSetsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, "record">;
}

/** Makes the part of the door that keeps a team's own rules. */
export function createRuleSets(
  { db, clock, random, audit }: RuleSetsDeps,
  examine: Examine = createExamine(),
): RuleSets {
  async function require(teamId: TeamId, text: string): Promise<StoredRuleSet> {
    const id = readId(text);
    const set = id === undefined ? undefined : await selectRuleSet(db, teamId, id);
    if (set) return set;
    throw notFound(text);
  }
  async function lock(tx: Tx, teamId: TeamId, id: string, ifVersion: number | undefined): Promise<StoredRuleSet> {
    const set = await lockRuleSet(tx, teamId, id);
    if (!set) throw notFound(id);
    checkVersion(set, ifVersion);
    return set;
  }
  return {
    list: (teamId) => selectRuleSets(db, teamId),
    get: require,
    async create(actor, wanted) {
      const read = await readText(examine, wanted);
      const now = clock.now();
      const times = { createdAt: now, updatedAt: now };
      const set = { ...wanted, ...read, ...times, id: newId(clock, random), version: 1 };
      await inTransaction(db, async (tx) => {
        await lockRuleSets(tx, actor.teamId);
        checkLimits(await countOthers(tx, actor.teamId, set.id), set);
        if (!(await insertRuleSet(tx, actor.teamId, set))) throw nameTaken(set.name);
        await audit.record(tx, actor, "rules.created", `rule_set:${set.id}`, factsOf(set));
      });
      return set;
    },
    async change(actor, text, change, ifVersion) {
      const before = await require(actor.teamId, text);
      checkVersion(before, ifVersion);
      const { name = before.name, text: wanted = before.text } = change;
      const read = wanted === before.text ? {} : await readText(examine, { name, text: wanted });
      return inTransaction(db, async (tx) => {
        await lockRuleSets(tx, actor.teamId);
        const now = await lock(tx, actor.teamId, before.id, ifVersion);
        const { name = now.name, enabled = now.enabled } = change;
        const set = { ...now, ...read, name, enabled, version: now.version + 1, updatedAt: clock.now() };
        checkLimits(await countOthers(tx, actor.teamId, set.id), set);
        if (!(await updateRuleSet(tx, actor.teamId, set))) throw nameTaken(set.name);
        await audit.record(tx, actor, "rules.changed", `rule_set:${set.id}`, factsOf(set));
        return set;
      });
    },
    async remove(actor, text, ifVersion) {
      const { id } = await require(actor.teamId, text);
      await inTransaction(db, async (tx) => {
        const set = await lock(tx, actor.teamId, id, ifVersion);
        await deleteRuleSet(tx, actor.teamId, id);
        await audit.record(tx, actor, "rules.deleted", `rule_set:${id}`, factsOf(set));
      });
    },
    async test({ text, ...snippet }) {
      const { rules, problems, matches } = await examine({ file: { name: "this text", text }, snippet });
      return {
        rules: rules.length,
        ...bounded(problems),
        matches: matches.slice(0, matchesShown),
        matchTotal: matches.length,
      };
    },
  };
}

/** What a text says, as far as it is kept. @throws Fault `rules.unusable` when none of it can be run */
async function readText(
  examine: Examine,
  { name, text }: Pick<NewRuleSet, "name" | "text">,
): Promise<Pick<StoredRuleSet, "text" | "sha256" | "rules" | "problems" | "problemTotal">> {
  const { rules, problems } = await examine({ file: { name, text } });
  if (rules.length === 0) throw unusable(problems);
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { text, sha256, rules: rules.length, ...bounded(problems) };
}

function bounded(problems: readonly RuleProblem[]): { problems: Problem[]; problemTotal: number } {
  const kept = problems.slice(0, problemsKept).map(({ place: _, ...problem }) => problem);
  return { problems: kept, problemTotal: problems.length };
}

function factsOf({ name, enabled, sha256, rules, version }: RuleSet) {
  return { name, enabled, sha256, rules, version };
}

function checkVersion({ version }: RuleSet, ifVersion: number | undefined): void {
  if (ifVersion === undefined || ifVersion === version) return;
  throw ruleSetFaults("rules.version_mismatch", {
    message: `The rule set has changed since version ${ifVersion} (it is at ${version} now). Read it again, then change it.`,
    fields: [{ field: "If-Match", reason: "is not the current version" }],
  });
}

function checkLimits(others: { readonly sets: number; readonly rules: number }, { rules }: RuleSet): void {
  if (others.sets >= setsAtMost)
    throw limitReached("name", `would be of set ${others.sets + 1}; a team has ${setsAtMost} at most`);
  if (others.rules + rules > rulesAtMost)
    throw limitReached("text", `makes ${others.rules + rules} rules in all sets; a team has ${rulesAtMost} at most`);
}

function limitReached(field: string, reason: string): Error {
  return ruleSetFaults("rules.limit_reached", { message: `"${field}" ${reason}.`, fields: [{ field, reason }] });
}

function unusable(problems: readonly RuleProblem[]): Error {
  const fields = problems.slice(0, problemsInFault).map(({ rule, line, reason }) => ({
    field: "text",
    reason: `${line === undefined ? "" : `line ${line}: `}${rule === undefined ? "" : `rule "${rule}": `}${reason}`,
  }));
  const message = `"text" holds no rule that can be run${fields[0] ? `: ${fields[0].reason}` : "."}`;
  return ruleSetFaults("rules.unusable", { message, fields });
}

function notFound(text: string): Error {
  return ruleSetFaults("rules.not_found", {
    message: `There is no rule set "${text.slice(0, 64)}" in this team. List the rule sets to see their ids.`,
  });
}

function nameTaken(name: string): Error {
  return ruleSetFaults("rules.exists", {
    message: `The team has a rule set "${name}" already. Choose another name.`,
    fields: [{ field: "name", reason: "is another rule set's" }],
  });
}
