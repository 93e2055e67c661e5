import { type AnnotationReader, inventoryOf, mappedEndpoints } from "../../endpoints/index.ts";
import { type Expression, type LanguageId, someNode, writtenName } from "../../ir/index.ts";
import type { Catalog } from "../../models/index.ts";
import type { FilterMapping } from "../../project/index.ts";
import type { ClassCallable } from "../../values/index.ts";
import { hereOf, type Machine } from "../machine.ts";
import { withAccessControl } from "./access-control.ts";
import { attributeBehind } from "./aspnet/attributes.ts";
import { withFallback } from "./aspnet/fallback.ts";
import { filtersAt } from "./aspnet/filters.ts";
import { placeOfMethod } from "./aspnet/places.ts";
import { rightsIn } from "./aspnet/rights.ts";

import { boundEntities } from "./bound-entities.ts";

import { noteFiles, type ProjectFile } from "./file-routes.ts";
import { answersFields, fieldPlaceOf } from "./graph.ts";
import {
  applicationPath,
  type Gated,
  gatedEndpoints,
  isRestResource,
  rightsOfAnnotation,
  servletEndpoints,
} from "./java/index.ts";
import { noteMiddlewareNames } from "./laravel-middleware.ts";
import { noteRubyRoutes } from "./ruby.ts";
import { stepsOf, valuesInClass } from "./steps.ts";

/** What a program answers, after all of it was evaluated: what it registered, what its classes and files say. */
export function endpointsOf(
  machine: Machine,
  classes: readonly ClassCallable[],
  {
    files,
    filterMappings,
  }: { readonly files: readonly ProjectFile[]; readonly filterMappings: readonly FilterMapping[] },
  languages: readonly LanguageId[],
): Gated {
  noteFiles(machine, files);
  noteRubyRoutes(machine, classes);
  noteMiddlewareNames(machine, classes);
  const isGuard = isGuardIn(languages.map((language) => machine.catalog(language)));
  const mapping = classes.filter((owner) => {
    const { unit, frame } = owner;
    const { language } = frame.unit.module;
    if (machine.catalog(language).mappings.size === 0) return answersFields(machine, owner);
    // Attributes of C# are inherited, and controllers of Symfony need none of their own.
    return unit.decorators.length > 0 || language === "csharp" || language === "php";
  });
  const { before, prefix } = machine.registrations;
  const java = classes.filter(({ frame: { unit } }) => unit.module.language === "java");
  const reader = readerOf(machine, isGuard, applicationPath(machine, java));
  const mapped = [...mappedEndpoints(mapping, reader, { before, prefix }), ...servletEndpoints(machine, java, isGuard)];
  const { endpoints, broken } = gatedEndpoints(machine, classes, filterMappings, mapped, isGuard);
  const paths = files.map(({ path }) => path);
  const found = [...inventoryOf(machine.registrations, isGuard), ...endpoints];
  const all = withAccessControl(machine, withFallback(machine, found, paths));
  return { endpoints: all, broken: [...broken, ...boundEntities(classes, all, machine.registrations.calls)] };
}

/** Whether a library's name lets only known callers pass. */
export function isGuardIn(catalogs: readonly Catalog[]): (name: string) => boolean {
  return (name) => catalogs.some(({ guards }) => guards.has(name));
}

function readerOf(machine: Machine, isGuard: (name: string) => boolean, restPath: string): AnnotationReader {
  const hereAt = (owner: ClassCallable) => hereOf(owner.frame, machine.world);
  const namesOf = (owner: ClassCallable, annotation: Expression) =>
    machine.evaluate(hereAt(owner), annotation.kind === "call" ? annotation.callee : annotation).names;
  const catalogOf = (owner: ClassCallable) => machine.catalog(owner.frame.unit.module.language);
  return {
    namesOf,
    standsFor: (owner, annotation) => attributeBehind(machine, hereAt(owner), annotation),
    textsOf: (owner, argument) =>
      valuesInClass(machine, owner, argument).flatMap(({ constants }) =>
        (constants ?? []).filter((constant) => typeof constant === "string"),
      ),
    constantsOf: (owner, argument) => valuesInClass(machine, owner, argument).flatMap(({ names }) => names),
    methodsOf: (owner, name) => catalogOf(owner).mappings.get(name)?.methods,
    markOf(owner, annotation) {
      const at = { module: owner.frame.unit.module, start: annotation.start, end: annotation.end };
      const value = machine.evaluate(hereAt(owner), annotation);
      const marked = machine.registrations.markOf(value.number);
      if (marked !== undefined) return marked;
      const filters = filtersAt(machine, hereAt(owner), annotation, at);
      if (filters.length > 0) return { steps: filters, keys: [] };
      const names = namesOf(owner, annotation);
      const isGate = asksByName(annotation);
      // Of the full names that one may have, the one that is known.
      const known = names.filter(isGuard);
      const meant = known.length > 0 ? known : names.slice(0, 1);
      if (meant.length > 0) {
        const steps = meant.map((name) => ({ name, unit: undefined, at, ...isGate }));
        const [guard] = known;
        const narrower =
          guard === undefined
            ? undefined
            : (rightsIn(machine, hereAt(owner), annotation, guard) ?? rightsOfAnnotation(at, annotation, guard));
        return { steps: narrower === undefined ? steps : [...steps, { ...narrower, at }], keys: [] };
      }
      const steps = stepsOf(machine, hereAt(owner), value, at);
      return { steps: steps.map((step) => (step.unit === undefined ? { ...step, ...isGate } : step)), keys: [] };
    },
    prefixOf: (owner) => (restPath !== "" && isRestResource(owner) ? restPath : ""),
    isOpen: (owner, annotation) =>
      asksNobody(annotation) ||
      namesOf(owner, annotation).some((name) => catalogOf(owner).open.has(name)) ||
      opensByName(annotation),
    isGuard,
    placeOf: (owner, unit, mapped) => fieldPlaceOf(machine, owner, unit) ?? placeOfMethod(machine, owner, unit, mapped),
    calls: machine.registrations.calls,
  };
}

const openName =
  /not_?(required|needed)|un(authenti|authori|secured)|optional|anonymous|permit_?all|public|ignore|skip/i;
const askingName =
  /permission|privilege|authori[sz]|authenticat|(roles?|scopes?)_?(allowed|required)|requires?_?(roles?|login|user|admin|scopes?)|^secured$|login_?required/i;

/** `@Secured(SecurityRule.IS_ANONYMOUS)`, `@Secured("isAnonymous()")` */
function asksNobody(annotation: Expression): boolean {
  if (annotation.kind !== "call" || writtenName(annotation) !== "Secured") return false;
  return someNode(
    annotation.args.map(({ value }) => value),
    (part) => writtenName(part) === "IS_ANONYMOUS" || (part.kind === "constant" && part.value === "isAnonymous()"),
  );
}

/** An annotation of the program's own that says by its name who may ask: what reads it may stand anywhere. */
function asksByName(annotation: Expression): { readonly isGate?: true } {
  const name = writtenName(annotation);
  return askingName.test(name) && !openName.test(name) ? { isGate: true } : {};
}

/** `@AuthenticationNotRequired`, `@AllowAnonymous`: somebody has decided that anybody may ask. */
function opensByName(annotation: Expression): boolean {
  const name = writtenName(annotation);
  return /anonymous|permit_?all/i.test(name) || (/authenticat|permission|login/i.test(name) && openName.test(name));
}
