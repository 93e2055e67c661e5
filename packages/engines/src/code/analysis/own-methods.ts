import { joinAll, named, unknown, type Value } from "../values/index.ts";
import { memberOf } from "./load.ts";
import { type Here, type Machine, placeOf } from "./machine.ts";
import { traits } from "./traits.ts";

/**
 * What a method that is called on no object means: one of the object around the place, or of its class, one that is declared
 * outside of classes, or one of the libraries that the object's class extends, or of the language.
 */
export function namedMethod(machine: Machine, here: Here, name: string): Value {
  const { self, unit } = here.frame;
  const own = self === undefined ? [] : ownMethods(machine, here, self, name);
  if (own.length > 0) return joinAll(own);
  const holder = here.frame.holderOf(`.${name}`);
  const declared = holder && here.state.variable(holder.variable(`.${name}`, machine.fresh));
  if (declared !== undefined && declared !== unknown) return declared;
  const { types } = machine.catalog(unit.module.language);
  const inherited = self?.names ?? [];
  const owners = [...inherited, traits[unit.module.language].ownNames, ...(inherited.length > 0 ? ["*"] : [])];
  return named(...new Set(owners.map((owner) => `${owner}.${name}`).map((full) => types.get(full) ?? full)));
}

function ownMethods(machine: Machine, here: Here, self: Value, name: string): Value[] {
  const at = placeOf(here, { start: here.frame.unit.start, end: here.frame.unit.start });
  const ofObjects = self.objects.map((number) => {
    const owner = here.state.thing(number)?.instanceOf;
    return owner && memberOf(machine, here, owner, name, self, false, at);
  });
  const ofClasses = self.callables.map((callable) =>
    callable.kind === "class" ? memberOf(machine, here, callable, name, self, true, at) : undefined,
  );
  return [...ofObjects, ...ofClasses].flatMap((found) => (found === undefined ? [] : [found]));
}
