import { constant, nothing, only, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { optionOf } from "../../conditions.ts";
import type { Here, Machine } from "../../machine.ts";
import { addToRest, storeSlot } from "../../store.ts";
import { carried } from "../derived.ts";

/** Objects of the library whose settings and entries are kept as slots: XML parsers, configuration files. */
export function callStateful(
  machine: Machine,
  here: Here,
  name: string,
  { given, receiver }: CallSite,
): Value | undefined {
  if (receiver === undefined) return undefined;
  const [first, second, third] = given.positional;
  const textOf = (value: Value | undefined) => (value === undefined ? undefined : only(value));
  switch (name) {
    case "xml.sax.make_parser().setFeature": {
      const feature = first?.names[0]?.split(".").at(-1);
      if (feature !== undefined) storeSlot(here.state, receiver, feature, second ?? unknown);
      return constant(null);
    }
    case "io.StringIO().write":
    case "io.BytesIO().write":
      addToRest(here.state, receiver, first ?? unknown);
      return constant(null);
    case "io.StringIO().getvalue":
    case "io.BytesIO().getvalue":
    case "io.StringIO().read": {
      const written = here.state.thing(receiver.number)?.rest ?? nothing;
      return carried(machine, receiver, written);
    }
    case "configparser.ConfigParser().set":
      storeSlot(here.state, receiver, `${textOf(first)}/${textOf(second)}`, third ?? unknown);
      return constant(null);
    case "configparser.ConfigParser().get": {
      const fallback = given.keywords.get("fallback");
      const slot = optionOf(here.state, receiver, `${textOf(first)}/${textOf(second)}`);
      return slot ?? fallback ?? unknown;
    }
    default:
      return undefined;
  }
}
