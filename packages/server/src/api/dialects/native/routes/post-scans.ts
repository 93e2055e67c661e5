import { createScanAnswer, createScanRequest } from "@gatewatch/contracts";
import type { z } from "zod";
import type { TargetInput } from "../../../../scanning/index.ts";
import { route } from "../../doors.ts";
import { launchBody } from "../render.ts";

const request = createScanRequest
  .refine((body) => (body.gitlabUrl === undefined) !== (body.target === undefined), {
    path: ["target"],
    error: "send either target or gitlabUrl",
  })
  .meta({
    examples: [{ name: "Nightly", target: { git_url: "https://git.example.com/group/project.git", branch: "main" } }],
  });

export const postScans = route({
  method: "POST",
  url: "/scans",
  operationId: "postApiV1Scans",
  summary: "Launch a scan of a GitLab repository (gitlabUrl) or of any target",
  tag: "Scans",
  access: "scans.run",
  success: 201,
  schema: { body: request, answer: createScanAnswer },
  async handle({ principal, body }, { scanning }) {
    const { target, raw } = targetOf(body);
    const { changed_since: changedSince, changed_lines: changedLines } = body;
    const profile = body.profile ?? (target.kind === "url" || target.kind === "host" ? "quick" : "full");
    const scan = await scanning.create(principal, {
      target,
      raw,
      dialect: "native",
      trigger: principal.kind === "session" ? "ui" : "api",
      requestedType: profile,
      profile,
      ...(body.name === undefined ? {} : { name: body.name }),
      ...(body.engines === undefined ? {} : { engines: body.engines }),
      options: {
        ...(changedSince === undefined ? {} : { changedSince }),
        ...(changedLines === undefined ? {} : { changedLines }),
      },
    });
    return { body: launchBody(scan), headers: { Location: `/api/v1/scans/${scan.id}` } };
  },
});

function targetOf({ gitlabUrl, branch, target }: z.output<typeof request>): { target: TargetInput; raw: string } {
  const onBranch = (name: string | undefined) => (name === undefined ? {} : { branch: name });
  if (gitlabUrl !== undefined)
    return { target: { kind: "gitlab", url: gitlabUrl, ...onBranch(branch) }, raw: gitlabUrl };
  if (target === undefined) throw new TypeError("the schema lets no request without a target through");
  if ("url" in target) return { target: { kind: "url", url: target.url }, raw: target.url };
  if ("host" in target) return { target: { kind: "host", host: target.host }, raw: target.host };
  if ("path" in target) return { target: { kind: "path", path: target.path }, raw: target.path };
  if ("upload_id" in target) return { target: { kind: "upload", uploadId: target.upload_id }, raw: target.upload_id };
  return { target: { kind: "git", url: target.git_url, ...onBranch(target.branch ?? branch) }, raw: target.git_url };
}
