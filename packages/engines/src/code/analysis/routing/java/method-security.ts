import type { Endpoint, Step, Verdict } from "../../../endpoints/index.ts";
import { type Expression, writtenName } from "../../../ir/index.ts";
import type { ClassCallable, Place } from "../../../values/index.ts";

const prePost = ["PreAuthorize", "PostAuthorize"].map((name) => `org.springframework.security.access.prepost.${name}`);
const secured = ["org.springframework.security.access.annotation.Secured"];
const jsr250 = ["javax", "jakarta"].flatMap((owner) =>
  ["RolesAllowed", "DenyAll"].map((name) => `${owner}.annotation.security.${name}`),
);
const made =
  /\b(AuthorizationManager(Before|After)(Reactive)?MethodInterceptor|MethodSecurityMetadataSource|global-method-security|GlobalMethodSecurityConfiguration)\b/;

/**
 * Names of annotations that nothing of the program makes ask anything: without the enabling annotation they are comments.
 * https://docs.spring.io/spring-security/reference/servlet/authorization/method-security.html
 */
export function inertAnnotations(classes: readonly ClassCallable[]): ReadonlySet<string> {
  const enabling = classes.flatMap(({ unit }) =>
    unit.decorators.filter((mark) => /^Enable\w*MethodSecurity$/.test(writtenName(mark))),
  );
  const modules = new Set(classes.map(({ frame }) => frame.unit.module));
  if ([...modules].some(({ text }) => made.test(text))) return new Set();
  const isRest = [...modules].some(({ text }) => /\b(javax|jakarta)\.ws\.rs\b/.test(text));
  const isOn = (option: string, isDefault: RegExp) =>
    enabling.some((mark) => said(mark, option) ?? isDefault.test(writtenName(mark)));
  return new Set([
    ...(isOn("prePostEnabled", /^Enable(Reactive)?MethodSecurity$/) ? [] : prePost),
    ...(isOn("securedEnabled", /^EnableReactiveMethodSecurity$/) ? [] : secured),
    // Jakarta REST reads these itself.
    ...(isRest || isOn("jsr250Enabled", /^$/) ? [] : jsr250),
  ]);
}

function said(mark: Expression, option: string): boolean | undefined {
  const given = mark.kind === "call" ? mark.args.find(({ name }) => name === option)?.value : undefined;
  return given?.kind === "constant" ? given.value === true : undefined;
}

/** What an annotation asks for beyond being known, as it is written: `@PreAuthorize("hasRole('HR')")`, `@Secured({"ROLE_HR"})`. */
export function rightsOfAnnotation(
  { module }: Place,
  annotation: Expression,
  name: string,
): Omit<Step, "at"> | undefined {
  if (module.language !== "java") return undefined;
  const text = module.text.slice(annotation.start, annotation.end);
  const asked = /^@?[\w.]+\(([\s\S]*)\)$/.exec(text)?.[1]?.replace(/\s+/g, " ").trim();
  const isOfNobody = asked === undefined || asked === "" || beingKnown.test(asked);
  return isOfNobody ? undefined : { name: `${name}(${asked.slice(0, longestRight)})`, unit: undefined, isGate: true };
}

const longestRight = 100;
/** What asks for no more than that somebody is known, or not even that. */
const beingKnown = /^\(?"?(SecurityRule\.)?(is_?(fully_?)?(authenticated|anonymous)|permit_?all)(\(\))?"?$/i;

/** An endpoint without what asks nothing. */
export function withoutInert(endpoint: Endpoint, inert: ReadonlySet<string>): Endpoint {
  const isInert = ({ name }: { readonly name: string }) => inert.has(name.split("(", 1)[0]!);
  if (!endpoint.guards.some(isInert)) return endpoint;
  return {
    ...endpoint,
    steps: endpoint.steps.filter((step) => !isInert(step)),
    guards: endpoint.guards.filter((guard) => !isInert(guard)),
  };
}

/** One defect for all endpoints whose annotation asks nothing. */
export function inertGuards(endpoints: readonly Endpoint[], inert: ReadonlySet<string>): Verdict[] {
  const concerned = endpoints.filter(({ guards }) => guards.some(({ name }) => inert.has(name)));
  const [endpoint, ...others] = concerned;
  const guard = endpoint?.guards.find(({ name }) => inert.has(name));
  if (endpoint === undefined || guard === undefined) return [];
  const evidence = `no class of the program enables ${guard.name}, so it asks nobody for anything`;
  return [{ rule: "broken-guard", endpoint, at: guard.at, evidence, others: others.slice(0, 20), doubt: 2 }];
}

/** `@PreAuthorize("permitAll()")`: anybody may ask, whatever stands at the class. */
export function permitsAll(marks: readonly Expression[]): boolean {
  return marks.some((mark) => {
    if (mark.kind !== "call" || !/^(Pre|Post)Authorize$/.test(writtenName(mark))) return false;
    const [given] = mark.args;
    return given?.value.kind === "constant" && /^\s*permitAll(\(\))?\s*$/.test(String(given.value.value));
  });
}
