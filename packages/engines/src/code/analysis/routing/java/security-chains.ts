import { type FunctionUnit, type Span, writtenName } from "../../../ir/index.ts";
import type { ClassCallable, Place } from "../../../values/index.ts";
import type { Machine } from "../../machine.ts";
import { type DslCall, dslCalls } from "./dsl-calls.ts";
import { classesIn, extendsOne, marksAt } from "./names.ts";
import { anyRequest, type Matcher, matcherOf } from "./request-matchers.ts";
import { textsIn } from "./texts.ts";

/** Who may ask for what a matcher takes in. */
export interface AccessRule {
  readonly matcher: Matcher;
  readonly access: "open" | "known" | "role";
  /** As it is written: `hasRole(CLERK)`. */
  readonly name: string;
  readonly at: Place;
}

/**
 * A chain of filters of Spring Security, as a bean or an older adapter configures it; first match wins.
 * https://docs.spring.io/spring-security/reference/servlet/authorization/authorize-http-requests.html
 */
export interface SecurityChain {
  /** Requests that it is for; empty for all. */
  readonly scope: readonly Matcher[];
  readonly rules: readonly AccessRule[];
  /** What no rule takes in is refused. */
  readonly isDenying: boolean;
  readonly order: number;
  /** It stands there only under some settings. */
  readonly isConditional: boolean;
  /** Classes of filters that it is given. */
  readonly filters: readonly string[];
  /** Where requests of other sites are let in though a cookie says who asks. */
  readonly forgery: Place | undefined;
}

const adapters = new Set(
  ["configuration.WebSecurityConfigurerAdapter", "builders.WebSecurityConfigurerAdapter"].map(
    (name) => `org.springframework.security.config.annotation.web.${name}`,
  ),
);
const scopes = /^(securityMatchers?|antMatcher|mvcMatcher|regexMatcher|requestMatcher)$/;
const matchers =
  /^(requestMatchers?|antMatchers|mvcMatchers|regexMatchers|pathMatchers|matchers|dispatcherTypeMatchers)$/;
const authorizes = /^authorize(HttpRequests|Requests|Exchange)$/;
const known = /^(authenticated|fullyAuthenticated|rememberMe)$/;
const role = /^(has(Any)?(Role|Authority)|hasAll(Roles|Authorities)|hasIpAddress|denyAll|access)$/;
const cookieLogins = /^(formLogin|oauth2Login|saml2Login|openidLogin)$/;
const last = 2 ** 31 - 1;

/** The chains of a program, in the order in which they are asked, and what is kept out of all of them. */
export function securityChainsOf(
  machine: Machine,
  classes: readonly ClassCallable[],
): { readonly chains: readonly SecurityChain[]; readonly ignored: readonly Matcher[] } {
  const chains: SecurityChain[] = [];
  const ignored: Matcher[] = [];
  for (const owner of classes) {
    for (const { value } of owner.unit.members) {
      if (value.kind !== "function") continue;
      const { unit } = value;
      const types = unit.parameters.map(({ annotation }) => writtenName(annotation));
      const isConfigured = marksAt(unit).has("Bean") || (unit.name === "configure" && extendsOne(owner, adapters));
      if (!isConfigured) continue;
      if (types.some((type) => type === "HttpSecurity" || type === "ServerHttpSecurity"))
        chains.push(chainOf(machine, owner, unit));
      else if (
        types.includes("WebSecurity") ||
        unit.module.text.slice(unit.start, unit.end).includes("WebSecurityCustomizer")
      )
        ignored.push(...ignoredIn(machine, owner, unit));
    }
  }
  return { chains: chains.sort((one, other) => one.order - other.order), ignored };
}

function ignoredIn(machine: Machine, owner: ClassCallable, unit: FunctionUnit): Matcher[] {
  const isMatcher = (name: string) => matchers.test(name);
  return dslCalls(owner, unit, isMatcher)
    .filter(({ name, args }) => isMatcher(name) && args.length > 0)
    .map((call) => matcherOf(machine, owner, call.unit, call.args));
}

function chainOf(machine: Machine, owner: ClassCallable, unit: FunctionUnit): SecurityChain {
  const scope: Matcher[] = [];
  const rules: AccessRule[] = [];
  const filters: string[] = [];
  let isAuthorizing = false;
  let isDenying = false;
  let isScoping = false;
  let pending: Matcher | undefined;
  let csrfOff: Place | undefined;
  let isStateless = false;
  let hasCookie = false;
  const placeOf = ({ start, end, unit: { module } }: DslCall): Place => ({
    module,
    start: nameStart(module.text, start, end),
    end,
  });
  const isLeaf = (name: string) => matchers.test(name) || (scopes.test(name) && name !== "securityMatchers");
  for (const call of dslCalls(owner, unit, (name) => isLeaf(name) && name !== "requestMatchers")) {
    const { name, args, on } = call;
    if (call.isEnd === true) {
      if (name === "securityMatchers" || name === "requestMatchers") isScoping = false;
      if (authorizes.test(name)) isAuthorizing = false;
      continue;
    }
    if (authorizes.test(name)) {
      isAuthorizing = true;
      isScoping = false;
      isDenying ||= name !== "authorizeRequests";
    } else if (!isAuthorizing && (name === "securityMatchers" || (name === "requestMatchers" && !hasMatcher(args))))
      isScoping = true;
    else if ((!isAuthorizing && scopes.test(name)) || (isScoping && matchers.test(name) && hasMatcher(args)))
      scope.push(matcherOf(machine, owner, call.unit, args));
    else if (isAuthorizing && matchers.test(name)) pending = matcherOf(machine, owner, call.unit, args);
    else if (name === "anyRequest" || name === "anyExchange") pending = anyRequest;
    else if (name === "and" || name === "build") isScoping = false;
    else if (pending !== undefined && isAuthorizing) {
      const access = accessOf(machine, owner, call);
      if (access !== undefined) rules.push({ matcher: pending, ...access, at: placeOf(call) });
      if (access !== undefined) pending = undefined;
    }
    if (name === "disable" && on === "csrf") csrfOff = placeOf(call);
    if (name === "csrf" && args.some(({ value }) => disables(value))) csrfOff = placeOf(call);
    if (name === "sessionCreationPolicy") isStateless ||= args.some(({ value }) => writtenName(value) === "STATELESS");
    if (cookieLogins.test(name)) hasCookie = true;
    if (/^addFilter(Before|After|At)?$/.test(name))
      filters.push(...args.slice(0, 1).flatMap(({ value }) => classesIn(value, owner, call.unit)));
  }
  return {
    scope,
    rules,
    isDenying,
    order: orderOf(machine, owner, unit),
    isConditional: [...marksAt(unit), ...marksAt(owner.unit)].some((mark) => /^(Profile|Conditional\w*)$/.test(mark)),
    filters,
    forgery: hasCookie && !isStateless ? csrfOff : undefined,
  };
}

function hasMatcher(args: DslCall["args"]): boolean {
  return args.some(({ value }) => value.kind !== "function");
}

/** Where the name of a call on others stands: what stands before it is a call of its own. */
function nameStart(text: string, start: number, end: number): number {
  const call = text.slice(start, end);
  let depth = 0;
  for (let index = call.length - 1; index > 0; index--) {
    const sign = call[index];
    if (sign === ")") depth++;
    else if (sign === "(" && --depth === 0) return start + call.slice(0, index).search(/\w+\s*$/);
  }
  return start;
}

function accessOf(
  machine: Machine,
  owner: ClassCallable,
  { name, args, unit }: DslCall,
): Pick<AccessRule, "access" | "name"> | undefined {
  if (name === "permitAll" || name === "anonymous") return { access: "open", name };
  if (known.test(name)) return { access: "known", name: "authenticated" };
  if (!role.test(name)) return undefined;
  const texts = args.flatMap(({ value }) => textsIn(machine, owner, unit, value) ?? []);
  if (name === "access" && texts.some((text) => /^\s*permitAll(\(\))?\s*$/.test(text))) return { access: "open", name };
  if (name === "access" && texts.some((text) => /^\s*is(Fully)?Authenticated\(\)\s*$/.test(text)))
    return { access: "known", name: "authenticated" };
  return { access: "role", name: `${name}(${texts.join(", ")})` };
}

/** `csrf -> csrf.disable()`, `AbstractHttpConfigurer::disable`. */
function disables(value: DslCall["args"][number]["value"]): boolean {
  if (value.kind === "member") return value.name === "disable";
  if (value.kind !== "function") return false;
  const [only] = value.unit.body;
  const said = only?.kind === "return" || only?.kind === "expression" ? only.value : undefined;
  return said?.kind === "call" && writtenName(said.callee) === "disable";
}

/** `@Order(1)`, at the method or its class: the lowest is asked first. */
function orderOf(machine: Machine, owner: ClassCallable, unit: FunctionUnit): number {
  for (const mark of [...unit.decorators, ...owner.unit.decorators]) {
    if (writtenName(mark) !== "Order" || mark.kind !== "call") continue;
    const [given] = mark.args;
    if (given === undefined) continue;
    const text = spanText(unit.module.text, given.value);
    if (/HIGHEST_PRECEDENCE/.test(text)) return -last + Number(/\+\s*(\d+)/.exec(text)?.[1] ?? 0);
    const number = Number(text);
    if (Number.isFinite(number)) return number;
    const [value] = textsIn(machine, owner, unit, given.value) ?? [];
    return Number(value ?? last);
  }
  return extendsOne(owner, adapters) ? 100 : last;
}

function spanText(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
