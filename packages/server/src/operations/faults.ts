import { defineFaults } from "@gatewatch/base/fault";

export const operationsFaults = defineFaults({
  "backup.damaged": { status: 400, word: "bad_request", summary: "The file is no whole backup." },
  "backup.newer_format": {
    status: 409,
    word: "conflict",
    summary: "The backup has a form that only a newer version knows.",
  },
  "backup.newer_schema": { status: 409, word: "conflict", summary: "The backup was made by a newer version." },
  "backup.cannot_write": {
    status: 400,
    word: "bad_request",
    summary: "The backup cannot be written where it was asked for.",
  },
  "backup.passphrase": {
    status: 400,
    word: "bad_request",
    summary: "The passphrase of the backup's master key is missing or wrong.",
  },
  "backup.other_master_key": {
    status: 409,
    word: "conflict",
    summary: "The data folder holds another master key than the one the backup was made under.",
  },
});
