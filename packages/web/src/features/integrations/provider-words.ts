import type { Integration } from "@gatewatch/sdk";

export const providerNames: Record<Integration["provider"], string> = { gitlab: "GitLab", github: "GitHub" };

/** Which rights a token needs there, and where it is made. */
export const tokenWords: Record<Integration["provider"], string> = {
  gitlab: "A personal, group or project access token with read_api and read_repository",
  github: "A fine-grained token with read access to contents and metadata",
};
