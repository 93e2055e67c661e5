import { defineFaults } from "@gatewatch/base/fault";

export const scanFaults = defineFaults({
  "scans.not_found": { status: 404, word: "not_found", summary: "No scan of this team has this id." },
  "repositories.not_found": {
    status: 404,
    word: "not_found",
    summary: "No repository of this team has this id or name.",
  },
  "scans.invalid_target": { status: 400, word: "invalid_request", summary: "The target cannot be understood." },
  "scans.target_refused": {
    status: 400,
    word: "invalid_request",
    summary: "The target lies where scans are not allowed to go.",
  },
  "scans.no_engine": {
    status: 400,
    word: "invalid_request",
    summary: "None of the engines asked for can scan this target.",
  },
  "scans.integration_required": {
    status: 409,
    word: "integration_required",
    summary: "The team has no connection to this GitLab instance.",
  },
  "scans.not_cancellable": { status: 409, word: "conflict", summary: "The scan has already finished." },
  "uploads.not_found": { status: 400, word: "invalid_request", summary: "No upload of this team has this id." },
  "uploads.unsupported": {
    status: 400,
    word: "invalid_request",
    summary: "The upload is neither a tar.gz nor a zip archive.",
  },
  "uploads.too_large": {
    status: 413,
    word: "payload_too_large",
    summary: "The upload is larger than this server accepts.",
  },
  "artifacts.not_available": {
    status: 404,
    word: "artifact_not_available",
    summary: "The scan has stored no such artifact.",
  },
  "storage.full": { status: 507, word: "insufficient_storage", summary: "The data folder has no room left." },
});

/** True for the errors of a full or read-only disk. */
export function isDiskFull(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && ["ENOSPC", "EDQUOT", "EFBIG", "EROFS"].includes(String(error.code))
  );
}
