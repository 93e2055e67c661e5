import type { MisuseModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** Files: permissions, predictable names, archives, downloads. */
export const files: readonly MisuseModel[] = [
  {
    call: ["os.chmod"],
    rule: "open-file-permissions",
    when: [{ argument: 1, bitsBeyond: 0o755 }],
    examples: { bad: 'import os; os.chmod("key", 0o666)', good: 'import os; os.chmod("key", 0o600)' },
  },
  {
    call: ["builtins.open", "os.chmod", "os.mkdir", "os.makedirs"],
    rule: "predictable-temporary-file",
    when: [{ argument: 0, matches: /^\/(tmp|var\/tmp|dev\/shm)\// }],
    examples: { bad: 'open("/tmp/report", "w")', good: "import tempfile; tempfile.NamedTemporaryFile()" },
  },
  {
    call: ["tempfile.mktemp"],
    rule: "predictable-temporary-file",
    when: [],
    examples: { bad: "import tempfile; tempfile.mktemp()", good: "import tempfile; tempfile.mkstemp()" },
  },
  {
    call: ["tarfile.open().extractall", "tarfile.open().extract", "tarfile.extractall"],
    rule: "archive-extraction",
    when: [{ argument: "filter", equals: ["fully_trusted"], orAbsent: true }],
    examples: {
      bad: 'import tarfile; tarfile.open("a.tar").extractall("/srv")',
      good: 'import tarfile; tarfile.open("a.tar").extractall("/srv", filter="data")',
    },
  },
  {
    call: [
      "*.from_pretrained",
      "datasets.load_dataset",
      ...namesOf("huggingface_hub", "hf_hub_download snapshot_download"),
    ],
    rule: "unpinned-download",
    when: [
      { argument: "revision", unlike: /^[0-9a-f]{7,64}$/, orAbsent: true },
      { argument: 0, unlike: /^[./~]/, orAbsent: true },
    ],
    examples: {
      bad: 'import datasets; datasets.load_dataset("example/names")',
      good: 'import datasets; datasets.load_dataset("example/names", revision="5d0f2e8a7d9e2bd4f3f9c2cf3a4a5a1f2b3c4d5e")',
    },
  },
];
