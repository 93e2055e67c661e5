import { joinAll, named, unknown, type Value } from "../../values/index.ts";
import { memberOf } from "../load.ts";
import { type Here, type Machine, placeOf } from "../machine.ts";
import { helperNames } from "../rendering/ruby.ts";
import { traits } from "../traits.ts";

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
  const helped =
    unit.module.path.endsWith(".erb") && self !== undefined ? helperMethod(machine, here, self, name) : undefined;
  if (helped !== undefined) return helped;
  const { types } = machine.catalog(unit.module.language);
  const inherited = self?.names ?? [];
  const owners = [...inherited, traits[unit.module.language].ownNames, ...(inherited.length > 0 ? ["*"] : [])];
  return named(...new Set(owners.map((owner) => `${owner}.${name}`).map((full) => types.get(full) ?? full)));
}

/** A method of one of the modules that are there for all templates. */
function helperMethod(machine: Machine, here: Here, self: Value, name: string): Value | undefined {
  const at = placeOf(here, { start: here.frame.unit.start, end: here.frame.unit.start });
  for (const helper of helperNames(here)) {
    const holder = here.frame.holderOf(helper);
    const value = holder && here.state.variable(holder.variable(helper, machine.fresh));
    for (const callable of value?.callables ?? []) {
      const found = callable.kind === "class" ? memberOf(machine, here, callable, name, self, false, at) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function ownMethods(machine: Machine, here: Here, self: Value, name: string): Value[] {
  const at = placeOf(here, { start: here.frame.unit.start, end: here.frame.unit.start });
  const ofObjects = self.objects.map((number) => {
    const owner = here.state.thing(number)?.instanceOf;
    return owner && memberOf(machine, here, owner, name, self, false, at);
  });
  // Blocks of a class's body are run later, on an object of it.
  const isBlock = here.frame.unit.isArrow;
  const ofClasses = self.callables.map((callable) =>
    callable.kind === "class"
      ? (memberOf(machine, here, callable, name, self, true, at) ??
        (isBlock ? memberOf(machine, here, callable, name, self, false, at) : undefined))
      : undefined,
  );
  return [...ofObjects, ...ofClasses].flatMap((found) => (found === undefined ? [] : [found]));
}
