import { policyPreviewAnswer, policyPreviewRequest } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { matchOf } from "../policy-body.ts";
import { issueRowBody } from "../render-issue.ts";

export const postPoliciesPreview = route({
  method: "POST",
  url: "/policies/preview",
  operationId: "previewPolicy",
  summary: "How many open vulnerabilities a policy would fit, and the first 20; changes nothing",
  tag: "Vulnerabilities",
  access: "rules.read",
  schema: { body: policyPreviewRequest, answer: policyPreviewAnswer },
  async handle({ principal, body }, doors) {
    const match = await matchOf(doors, principal.teamId, body.match);
    const preview = await doors.vulnerabilities.policies.preview(principal.teamId, match);
    const { matched, matchedKind, sample } = preview;
    return { body: { data: { matched, matched_kind: matchedKind, sample: sample.map(issueRowBody) } } };
  },
});
