import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { messageOf } from "@gatewatch/base/fault";
import { scanFaults } from "./faults.ts";
import { readOption } from "./settings.ts";

const option = "--code-rules";
const mostFiles = 5000;

/**
 * Rule files by what they are called: files as given, folders with every `.yaml` and `.yml` below them.
 *
 * @throws Fault `cli.unreadable_file`
 */
export function readCodeRules(paths: readonly string[]): { readonly name: string; readonly text: string }[] {
  return paths.flatMap((path) =>
    isFolder(path)
      ? filesOf(path).map((file) => ({ name: relative(path, file), text: readOption(option, file) }))
      : [{ name: path, text: readOption(option, path) }],
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function filesOf(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch (cause) {
    throw scanFaults("cli.unreadable_file", {
      message: `The folder ${JSON.stringify(folder)} of ${option} cannot be read (${messageOf(cause)}). Check its name and permissions.`,
      cause,
    });
  }
  const files = names.filter((name) => /\.ya?ml$/.test(name) && !/(^|\/)\.|\.test\.ya?ml$/.test(name)).sort();
  if (files.length > 0 && files.length <= mostFiles) return files.map((name) => join(folder, name));
  const reason = files.length === 0 ? "holds no .yaml file" : `holds more than ${mostFiles} .yaml files`;
  throw scanFaults("cli.unreadable_file", { message: `The folder ${JSON.stringify(folder)} of ${option} ${reason}.` });
}
