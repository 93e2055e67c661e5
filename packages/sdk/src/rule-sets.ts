import {
  ruleSetAnswer,
  ruleSetListAnswer,
  ruleSetTextAnswer,
  successAnswer,
  testRulesAnswer,
} from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { CreateRuleSet, RuleSet, RuleSetWithText, RulesTrial, TestRules, UpdateRuleSet } from "./wire.ts";

export interface RuleSets {
  /** By name, without their texts. */
  list(signal?: AbortSignal): Promise<RuleSet[]>;
  get(id: string, signal?: AbortSignal): Promise<RuleSetWithText>;
  create(request: CreateRuleSet): Promise<RuleSet>;
  /** What is absent stays. @param ifVersion refuses with 412 when somebody has changed it since that version was read */
  update(id: string, change: UpdateRuleSet, ifVersion?: number): Promise<RuleSet>;
  delete(id: string, ifVersion?: number): Promise<void>;
  /** What rules find in a piece of code; changes nothing. */
  test(request: TestRules): Promise<RulesTrial>;
}

/** The team's own rules for code, which its scans on the server run. */
export function createRuleSets(transport: Transport): RuleSets {
  const at = (id: string) => `/rule-sets/${encodeURIComponent(id)}`;
  const options = (ifVersion: number | undefined) => (ifVersion === undefined ? {} : { ifVersion });
  return {
    list: async (signal) => (await transport.read("/rule-sets", ruleSetListAnswer, {}, signal)).data,
    get: async (id, signal) => (await transport.read(at(id), ruleSetTextAnswer, {}, signal)).data,
    create: async (request) => (await transport.write("POST", "/rule-sets", ruleSetAnswer, request)).data,
    update: async (id, change, ifVersion) =>
      (await transport.write("PATCH", at(id), ruleSetAnswer, change, options(ifVersion))).data,
    delete: async (id, ifVersion) => {
      await transport.write("DELETE", at(id), successAnswer, undefined, options(ifVersion));
    },
    test: async (request) => (await transport.write("POST", "/rule-sets/test", testRulesAnswer, request)).data,
  };
}
