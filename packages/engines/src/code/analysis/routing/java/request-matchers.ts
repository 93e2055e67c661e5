import type { Endpoint } from "../../../endpoints/index.ts";
import { type Argument, type Expression, type FunctionUnit, writtenName } from "../../../ir/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import type { Machine } from "../../machine.ts";
import { textsIn } from "./texts.ts";
import { covers, isEverything, takesIn } from "./url-patterns.ts";

/** Requests that a rule of Spring Security is for. */
export interface Matcher {
  /** One HTTP method; `undefined` for all. */
  readonly method: string | undefined;
  readonly patterns: readonly string[];
  /** It takes in more than its patterns say. */
  readonly isUnknown: boolean;
}

export const anyRequest: Matcher = { method: undefined, patterns: ["/**"], isUnknown: false };

/** What the arguments of a matcher's call name: texts, a method, matchers made by other calls. */
export function matcherOf(
  machine: Machine,
  owner: ClassCallable,
  unit: FunctionUnit,
  args: readonly Argument[],
): Matcher {
  let method: string | undefined;
  let isUnknown = false;
  const patterns: string[] = [];
  const visit = (value: Expression): void => {
    const verb = httpMethod(value);
    if (verb !== undefined) {
      method = verb;
      return;
    }
    const texts = value.kind === "call" ? undefined : textsIn(machine, owner, unit, value);
    if (texts !== undefined) {
      if (texts.length === 1 && /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE)$/.test(texts[0]!)) method = texts[0];
      else patterns.push(...texts);
    } else if (value.kind === "call") fromCall(value);
    else isUnknown = true;
  };
  const fromCall = (call: Expression & { kind: "call" }): void => {
    const name = writtenName(call.callee);
    // What is delivered as it is answers no endpoint: https://docs.spring.io/spring-boot/api/java/
    if (/^(toStaticResources|atCommonLocations|toH2Console)$/.test(name)) return;
    if (/^(toAnyEndpoint|toLinks|to)$/.test(name)) {
      patterns.push("/actuator/**");
      return;
    }
    if (
      /^(toArray|asList|of|antMatcher|matcher|pattern|regexMatcher|\w*RequestMatcher)$/.test(name) &&
      call.args.length > 0
    ) {
      if (/regex/i.test(name)) isUnknown = true;
      else for (const { value } of call.args) if (!isPlumbing(value)) visit(value);
      return;
    }
    const texts = textsIn(machine, owner, unit, call);
    if (texts === undefined) isUnknown = true;
    else patterns.push(...texts);
  };
  for (const { value } of args) visit(value);
  return {
    method,
    patterns: patterns.map((pattern) => (pattern.startsWith("/") || pattern.startsWith("*") ? pattern : `/${pattern}`)),
    isUnknown,
  };
}

/** What a matcher is made with beside its path. */
function isPlumbing(value: Expression): boolean {
  return value.kind === "name" && /introspector|builder/i.test(value.name);
}

function httpMethod(value: Expression): string | undefined {
  return value.kind === "member" && writtenName(value.object) === "HttpMethod" ? value.name : undefined;
}

/** Whether a matcher takes in what an endpoint answers; `undefined` when that is open. */
export function takes({ method, patterns, isUnknown }: Matcher, endpoint: Endpoint): boolean | undefined {
  if (method !== undefined && method !== endpoint.method) return false;
  const isMethodOnly = method !== undefined && patterns.length === 0 && !isUnknown;
  if (isMethodOnly || patterns.some((pattern) => takesIn(pattern, endpoint.path))) return true;
  return isUnknown ? undefined : false;
}

/** Whether it makes no difference which path is asked for. */
export function isForAll({ method, patterns }: Matcher): boolean {
  return method === undefined && patterns.some(isEverything);
}

/** Whether nothing that the second takes in is left by the first. */
export function shadows(first: Matcher, second: Matcher): boolean {
  if (second.isUnknown || second.patterns.length === 0) return false;
  if (first.method !== undefined && first.method !== second.method) return false;
  return second.patterns.every((narrow) => first.patterns.some((wide) => covers(wide, narrow)));
}
