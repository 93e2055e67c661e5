import { unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { listed } from "../../compare.ts";
import type { Here, Machine } from "../../machine.ts";

/** Questions of `slices`, and of the library that came before it: https://pkg.go.dev/slices */
export function callList(_: Machine, here: Here, name: string, { given }: CallSite): Value | undefined {
  const method = /^(?:slices|golang\.org\/x\/exp\/slices|github\.com\/samber\/lo)\.(\w+)$/.exec(name)?.[1];
  const [list = unknown, item = unknown] = given.positional;
  switch (method) {
    case "Contains":
      return { ...unknown, ...listed(here.state, item, list) };
    case "Index":
    case "IndexOf":
      return { ...unknown, names: ["position"], ...listed(here.state, item, list) };
    default:
      return undefined;
  }
}
