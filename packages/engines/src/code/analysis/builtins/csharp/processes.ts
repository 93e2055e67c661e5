import { isSafeFor, named, only, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { optionOf } from "../../conditions.ts";
import { taintsWithin } from "../../elements.ts";
import { load } from "../../load.ts";
import type { Here, Machine } from "../../machine.ts";
import { addToRest, storeSlot } from "../../store.ts";

const info = "System.Diagnostics.ProcessStartInfo";
const shell = /^(.*[/\\])?((ba|da|k|z)?sh|cmd|pwsh|powershell)(\.exe)?$/i;

/** What is kept of a process to be started: `new ProcessStartInfo("sh")`, `info.ArgumentList.Add("-c")`, `Process.Start(info)`. */
export function callProcess(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given, receiver, at, isNew } = site;
  const [first, second] = given.positional;
  switch (name) {
    case info: {
      if (!isNew) return undefined;
      const made = { ...named(`${info}()`), number: machine.fresh() };
      if (first !== undefined) storeSlot(here.state, made, "FileName", first);
      if (second !== undefined && second.objects.length > 0)
        addToRest(here.state, listOf(machine, here, made, at), second);
      return made;
    }
    case `${info}().ArgumentList.Add`:
      if (receiver !== undefined && first !== undefined) addToRest(here.state, receiver, first);
      return unknown;
    case "System.Diagnostics.Process.Start":
      if (first !== undefined) checkShell(machine, here, first, site);
      return undefined;
    case "System.Diagnostics.Process().Start":
      if (receiver !== undefined) checkShell(machine, here, load(machine, here, receiver, "StartInfo", at), site);
      return undefined;
    default:
      return undefined;
  }
}

function listOf(machine: Machine, here: Here, owner: Value, at: CallSite["at"]): Value {
  return load(machine, here, owner, "ArgumentList", at);
}

/** Reports a shell that is given untrusted text as one of its arguments: the one behind `-c` it runs. */
function checkShell(machine: Machine, here: Here, started: Value, { at }: CallSite): void {
  if (!started.names.includes(`${info}()`)) return;
  const program = optionOf(here.state, started, "FileName");
  const known = program === undefined ? undefined : only(program);
  if (typeof known !== "string" || !shell.test(known)) return;
  const taints = taintsWithin(here.state, listOf(machine, here, started, at))
    .flatMap((part) => part.taints)
    .filter(({ safe, source }) => !isSafeFor(safe, "shell") && source.label !== "command line");
  if (taints.length === 0) return;
  machine.report({
    rule: "command-injection",
    at,
    unit: here.frame.unit,
    sink: "a shell's arguments",
    taints,
    doubt: 0,
  });
}
