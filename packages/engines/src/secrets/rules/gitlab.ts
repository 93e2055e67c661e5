import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

const references = ["https://docs.gitlab.com/security/tokens/#token-prefixes"];

function prefixed(
  prefix: string,
  id: string,
  title: string,
  opens: string,
  body = "[A-Za-z0-9_-]{20}(?:[A-Za-z0-9_-]{7}\\.[A-Za-z0-9_.-]{9,40})?",
): SecretRule {
  return {
    kind: "pattern",
    id: `gitlab-${id}`,
    provider: "GitLab",
    title: `GitLab ${title}`,
    opens,
    revoke: "Revoke it on GitLab's page for this kind of token, in the user's, project's or instance's settings.",
    references,
    keywords: [prefix],
    pattern: token(prefix + body, "-"),
    minEntropy: 3,
    samples: (draw) => ({
      positives: [`GITLAB_TOKEN: "${prefix}${draw.alnum(20)}"`],
      negatives: [`${prefix}${draw.alnum(12)}`, `${prefix}${"x".repeat(20)}`],
    }),
  };
}

export const gitlab: readonly SecretRule[] = [
  prefixed(
    "glpat-",
    "personal-token",
    "personal access token",
    "It acts as its owner in every project its scopes allow.",
    "[A-Za-z0-9_-]{20}(?:[A-Za-z0-9_-]{0,280}\\.[0-9a-z]{2}\\.[0-9a-z]{9})?",
  ),
  prefixed("gldt-", "deploy-token", "deploy token", "It reads repositories and registries of a project or group."),
  prefixed(
    "glrt-",
    "runner-token",
    "runner authentication token",
    "It takes jobs of a project, with the variables and code they carry.",
    "(?:t\\d_)?[A-Za-z0-9_-]{20}(?:[A-Za-z0-9_-]{0,20}\\.[0-9a-z.]{9,20})?",
  ),
  prefixed(
    "glptt-",
    "trigger-token",
    "pipeline trigger token",
    "It starts pipelines with the variables its holder chooses.",
    "[A-Za-z0-9_-]{20,40}",
  ),
  prefixed(
    "glcbt-",
    "job-token",
    "CI job token",
    "It acts as a running job: reads code, packages and registries.",
    "[A-Za-z0-9]{1,5}_[A-Za-z0-9_-]{20}|glcbt-[A-Za-z0-9_-]{20}",
  ),
  prefixed("glsoat-", "scim-token", "SCIM token", "It creates and removes members of a group."),
  prefixed("glft-", "feed-token", "feed token", "It reads the activity and calendar feeds of its owner."),
  prefixed(
    "glimt-",
    "mail-token",
    "incoming mail token",
    "It opens issues and merge requests as its owner, by mail.",
    "[A-Za-z0-9_-]{25}|glimt-[A-Za-z0-9_-]{20}",
  ),
  prefixed(
    "glagent-",
    "agent-token",
    "agent for Kubernetes token",
    "It connects a cluster to GitLab and receives its deployments.",
    "[A-Za-z0-9_-]{50}|glagent-[A-Za-z0-9_-]{20}",
  ),
  prefixed(
    "gloas-",
    "oauth-secret",
    "OAuth application secret",
    "It turns authorisation codes of an application into tokens.",
    "[A-Za-z0-9_-]{64}|gloas-[A-Za-z0-9_-]{20}",
  ),
  prefixed(
    "GR1348941",
    "runner-registration-token",
    "runner registration token",
    "It registers runners, which then receive jobs and their variables.",
  ),
];
