import { defineFaults } from "@gatewatch/base/fault";

export const checkoutFaults = defineFaults({
  "checkout.unknown_target": {
    status: 422,
    word: "validation_error",
    summary: "The text names no target that can be scanned.",
  },
  "checkout.clone_failed": { status: 422, word: "target_unreachable", summary: "git could not clone the repository." },
  "checkout.branch_not_found": {
    status: 422,
    word: "validation_error",
    summary: "The repository has no such branch or tag.",
  },
  "checkout.unknown_changes": {
    status: 422,
    word: "validation_error",
    summary: "git cannot tell what changed since the branch, tag or commit that was named.",
  },
  "checkout.protocol_refused": {
    status: 422,
    word: "target_refused",
    summary: "The repository's protocol is not allowed here.",
  },
  "checkout.timeout": {
    status: 422,
    word: "target_unreachable",
    summary: "Cloning or unpacking took longer than its limit.",
  },
  "checkout.too_large": {
    status: 413,
    word: "payload_too_large",
    summary: "The repository or archive is larger than its limit.",
  },
  "checkout.archive_unreadable": {
    status: 422,
    word: "validation_error",
    summary: "The archive is damaged or of another format.",
  },
  "checkout.archive_refused": {
    status: 422,
    word: "target_refused",
    summary: "The archive tries to write elsewhere or to fill the disk.",
  },
});
