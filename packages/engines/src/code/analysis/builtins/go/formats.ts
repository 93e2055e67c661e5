import { unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { concat } from "../../concat.ts";
import { givenInOrder, type Here, type Machine } from "../../machine.ts";
import { checkCall } from "../../sinks.ts";
import { isBuilder, printInto } from "./builders.ts";
import { responseName } from "./responses.ts";
import { formatted, shownParts } from "./verbs.ts";

/** `fmt.Sprintf` and its like: https://pkg.go.dev/fmt */
export function callFormat(machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given, at } = site;
  switch (name) {
    case "fmt.Sprintf":
    case "fmt.Appendf":
      return formatted(machine, here, given.positional, given.more, at);
    case "fmt.Sprint":
    case "fmt.Sprintln":
      return concat(machine, here, shownParts(here, given.positional), true, at);
    case "fmt.Fprintf":
    case "fmt.Fprint":
    case "fmt.Fprintln":
    case "io.WriteString": {
      const [writer = unknown, ...rest] = given.positional;
      const isFormat = name === "fmt.Fprintf";
      if (isBuilder(writer)) printInto(machine, here, writer, site, isFormat);
      else if (writer.names.includes(responseName)) {
        const text = isFormat
          ? formatted(machine, here, rest, given.more, at)
          : concat(machine, here, shownParts(here, rest), true, at);
        const written = givenInOrder(text);
        checkCall(machine, here, [`${responseName}.Write`], written, writer, at);
      }
      return unknown;
    }
    default:
      return undefined;
  }
}
