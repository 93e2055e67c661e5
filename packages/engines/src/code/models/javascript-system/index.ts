import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** Libraries around processes and files of the system, each by its public documentation. */
export const javascriptSystem: LibraryModel = {
  library: "execa, shell-exec, async-execute, cross-spawn, mz, pify, fstream, graceful-fs",
  language: "javascript",
  types: [
    { of: ["mz.child_process", "child-process-promise", "child_process.promises"], is: "child_process" },
    { of: ["mz.fs", "graceful-fs", "fs-extra"], is: "fs" },
    { of: ["cross-spawn"], is: "child_process.spawn" },
  ],
  sinks: [
    {
      call: [...namesOf("execa", "shell shellSync command commandSync execaCommand"), "shell-exec", "async-execute"],
      argument: [0],
      rule: "command-injection",
      examples: {
        bad: 'require("execa").shell("ls " + input)',
        good: 'require("execa")("ls", ["--", input])',
      },
    },
    {
      call: [...namesOf("fstream", "Writer Reader")],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'require("fstream").Writer("/srv/files/" + input)',
        good: 'require("fstream").Writer("/srv/files/" + require("path").basename(input))',
      },
    },
    {
      call: [...namesOf("fstream", "Writer Reader")],
      argument: [0],
      option: "path",
      rule: "path-traversal",
      examples: {
        bad: 'require("fstream").Writer({ path: "/srv/files/" + input })',
        good: 'require("fstream").Writer({ path: "/srv/files/" + require("path").basename(input) })',
      },
    },
  ],
  propagators: [{ call: ["pify"], from: [0], gives: "same" }],
};
