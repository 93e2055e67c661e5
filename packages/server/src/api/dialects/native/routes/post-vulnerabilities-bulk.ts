import { bulkDecisionAnswer, bulkDecisionRequest, type vulnerabilityFilter } from "@gatewatch/contracts";
import type { z } from "zod";
import type { Selection } from "../../../../vulnerabilities/index.ts";
import { route } from "../../doors.ts";
import { decisionOf } from "../decision.ts";

export const postVulnerabilitiesBulk = route({
  method: "POST",
  url: "/vulnerabilities/bulk",
  operationId: "decideVulnerabilities",
  summary: "One decision about many vulnerabilities, by ids or by filter; with dry_run it only says what would change",
  tag: "Vulnerabilities",
  access: "vulnerabilities.write",
  schema: { body: bulkDecisionRequest, answer: bulkDecisionAnswer },
  async handle({ principal, body }, { vulnerabilities }) {
    const selection: Selection = body.ids ? { ids: body.ids } : { filter: filterOf(body.filter ?? {}) };
    const decided = await vulnerabilities.decide(principal, selection, decisionOf(body), { dryRun: body.dry_run });
    return {
      body: {
        data: {
          matched: decided.matched,
          changed: decided.changed,
          not_found: [...decided.notFound],
          dry_run: decided.isDryRun,
          transitions: decided.transitions.map((transition) => ({ ...transition })),
        },
      },
    };
  },
});

function filterOf(filter: z.output<typeof vulnerabilityFilter>) {
  const { status, detection, severity, engine, cwe, target_id: targetId, text } = filter;
  return {
    ...(status ? { statuses: status } : {}),
    ...(detection ? { detections: detection } : {}),
    ...(severity ? { severityAtLeast: severity } : {}),
    ...(engine ? { engines: engine } : {}),
    ...(cwe === undefined ? {} : { cwe }),
    ...(targetId === undefined ? {} : { targetId }),
    ...(text === undefined ? {} : { text }),
  };
}
