import { constant, named, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Here, Machine } from "../../machine.ts";
import { storeSlot } from "../../store.ts";

/**
 * A reader of SnakeYAML that makes no objects of classes a document names: its constructor is the safe one, or one of
 * the project that decides itself which class a name means. https://bitbucket.org/snakeyaml/snakeyaml/wiki/Documentation
 */
export function callYaml(machine: Machine, here: Here, name: string, { given, isNew }: CallSite): Value | undefined {
  if (name !== "org.yaml.snakeyaml.Yaml" || !isNew) return undefined;
  const reader = { ...named("org.yaml.snakeyaml.Yaml()"), number: machine.fresh() };
  const [maker] = given.positional;
  const isSafe = maker?.names.some((each) => each.endsWith(".SafeConstructor()")) === true;
  const decides = maker?.objects.some((number) =>
    here.state.thing(number)?.instanceOf?.unit.members.some((member) => member.name === "getClassForName"),
  );
  if (isSafe || decides === true) storeSlot(here.state, reader, "isRestricted", constant(true));
  return reader;
}
