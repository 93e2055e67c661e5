import { itemsOf, only, type Value } from "../values/index.ts";
import type { Here } from "./machine.ts";

/** Upper-case texts of a value, or of each item of a list, also of one that others may have added to. */
export function textsOf(here: Here, value: Value): string[] {
  const [thing] = value.objects.map((number) => here.state.thing(number));
  const items = listed(here, value) ?? (thing?.isList === true ? [...thing.slots.values()] : [value]);
  return items
    .map((item) => textOf(item) ?? methodNamed(item))
    .filter((text) => text !== undefined)
    .map((text) => text.toUpperCase());
}

/** `http.MethodGet`, `RequestMethod.GET`. */
function methodNamed({ names }: Value): string | undefined {
  return names
    .map((name) => /\.(?:Method|RequestMethod\.|HttpMethod\.)([A-Za-z]+)$/.exec(name)?.[1])
    .find((name) => name !== undefined);
}

/** The items of a list. */
export function listed(here: Here, value: Value): Value[] | undefined {
  const thing = value.objects.length === 1 ? here.state.thing(value.objects[0]!) : undefined;
  return thing?.isList === true ? itemsOf(thing) : undefined;
}

/** The text of a literal. */
export function textOf(value: Value | undefined): string | undefined {
  const known = value === undefined ? undefined : only(value);
  return typeof known === "string" ? known : undefined;
}
