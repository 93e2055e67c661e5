import type { Calls, Endpoint, Verdict } from "../../endpoints/index.ts";
import { type Expression, type FunctionUnit, type Span, someNode, walkBody, writtenName } from "../../ir/index.ts";
import type { ClassCallable } from "../../values/index.ts";
import { methodOwners } from "../classes/classes.ts";

/** What a client must not decide about what is kept. */
const decisive =
  /^(is_?)?(admin|super_?user|staff|owner|verified|approved|enabled|active|locked|banned|paid)$|role|permission|privilege|authorit|^(password|passwd|pwd)(_?hash)?$|balance|credit|owner_?id$|created_?by|tenant_?id/i;
const keeps: Readonly<Record<string, RegExp>> = {
  java: /^(save|saveAll|saveAndFlush|persist|merge|saveOrUpdate|insert|insertSelective|updateById|store)$/,
  go: /^(Create|Save|Updates|FirstOrCreate|Insert|InsertOne|ReplaceOne|NamedExec)$/,
};
const binds = /^(Should)?Bind(JSON|XML|YAML|Query|With|Body|BodyWith)?$|^BodyParser$|^Decode(JSON)?$|^Unmarshal$/;
const mostDepth = 4;

/** An object of a kept kind that a request fills as a whole. */
interface Bound {
  readonly variable: string;
  readonly type: string;
}

/**
 * Endpoints that take an object as it is kept from the request and keep it: whoever asks sets every field. Only kinds
 * with a field that somebody else should decide count.
 */
export function boundEntities(
  classes: readonly ClassCallable[],
  endpoints: readonly Endpoint[],
  calls: Calls,
): Verdict[] {
  const kinds = new Map<string, readonly string[]>();
  for (const owner of classes) {
    const fields = decisiveFields(owner);
    if (fields.length > 0) kinds.set(owner.unit.name, fields);
  }
  if (kinds.size === 0) return [];
  const owners = methodOwners(classes);
  const isNarrowed = classes.some((owner) => isAdvice(owner) && narrowsBinding(owner));
  return endpoints.flatMap((endpoint): Verdict[] => {
    const { handler } = endpoint;
    if (handler === undefined || endpoint.method === "GET") return [];
    const owner = owners.get(handler);
    const isOpenForm = !isNarrowed && (owner === undefined || !narrowsBinding(owner));
    for (const { variable, type } of boundIn(handler, isOpenForm)) {
      const fields = kinds.get(type)?.filter((field) => !isSet(handler, variable, field)) ?? [];
      const kept = fields.length === 0 ? undefined : keptIn(handler, variable, calls);
      if (kept === undefined) continue;
      const evidence = `the request fills ${type} as a whole, with ${fields.slice(0, 3).join(", ")}, and ${kept.verb} keeps it`;
      return [{ rule: "mass-assignment", endpoint, at: kept.at, evidence, doubt: 1 }];
    }
    return [];
  });
}

/** Fields of a kind that is kept in a store, as far as a client may write them. */
function decisiveFields({ unit, frame }: ClassCallable): string[] {
  const { language, text } = frame.unit.module;
  const whole = text.slice(unit.start, unit.end);
  if (language === "go") {
    if (!/\b(gorm|bson|db|xorm|bun):"|\bgorm\.Model\b/.test(whole)) return [];
    return [...whole.matchAll(/^[ \t]*(\w+)[ \t]+[\w.*[\]]+[ \t]*(`[^`\n]*`)?/gm)]
      .filter(([, name, tag = ""]) => decisive.test(name!) && !/json:"-"/.test(tag))
      .map(([, name]) => name!);
  }
  if (
    language !== "java" ||
    !unit.decorators.some((mark) => /^(Entity|Document|TableName|MappedSuperclass)$/.test(writtenName(mark)))
  )
    return [];
  return unit.members
    .filter(({ kind, isStatic, name, value }) => {
      const isField = kind === "field" && !isStatic && decisive.test(name);
      return isField && !isHiddenFromClients(text.slice(unit.start, value.start));
    })
    .map(({ name }) => name);
}

/** `@JsonIgnore`, `@JsonProperty(access = READ_ONLY)`: what stands before a field, from the one before it on. */
function isHiddenFromClients(before: string): boolean {
  const own = before.slice(Math.max(before.lastIndexOf(";"), before.lastIndexOf("{")));
  return /@JsonIgnore\b|READ_ONLY|@ReadOnlyProperty/.test(own);
}

function boundIn(unit: FunctionUnit, isOpenForm: boolean): Bound[] {
  if (unit.module.language === "java")
    return unit.parameters.flatMap(({ name, annotation, decorators = [] }) => {
      const marks = decorators.map(writtenName);
      const isBody = marks.includes("RequestBody");
      const isForm = marks.every((mark) => /^(ModelAttribute|Valid|Validated)$/.test(mark)) && isOpenForm;
      return (isBody || isForm) && !marks.includes("JsonView")
        ? [{ variable: name, type: writtenName(annotation) }]
        : [];
    });
  if (unit.module.language !== "go") return [];
  const text = unit.module.text.slice(unit.start, unit.end);
  const declared = new Map(
    [...text.matchAll(/\bvar\s+(\w+)\s+\*?([\w.]+)|\b(\w+)\s*:=\s*(?:&\s*)?(?:new\()?([\w.]+)\s*[{)]/g)].map(
      ([, one, oneType, other, otherType]) => [one ?? other!, (oneType ?? otherType!).split(".").at(-1)!] as const,
    ),
  );
  const found: Bound[] = [];
  walkBody(unit, unit.body, {
    expression(node) {
      if (node.kind !== "call" || !binds.test(writtenName(node.callee))) return;
      for (const { value } of node.args) {
        const variable = variableOf(value);
        const type = declared.get(variable);
        if (type !== undefined) found.push({ variable, type });
      }
    },
  });
  return found;
}

/** Whether the code itself gives the field a value. */
function isSet(unit: FunctionUnit, variable: string, field: string): boolean {
  const setter = `set${field}`.toLowerCase();
  return someNode(unit.body, (node) => {
    if (node.kind === "assign" && node.target.kind === "member")
      return variableOf(node.target.object) === variable && node.target.name === field;
    if (node.kind !== "call" || node.callee.kind !== "member") return false;
    return variableOf(node.callee.object) === variable && node.callee.name.toLowerCase() === setter;
  });
}

/** Where a variable is given to a store, by the function or by one of the program that it is handed to. */
function keptIn(
  unit: FunctionUnit,
  variable: string,
  calls: Calls,
  depth = 0,
): { readonly verb: string; readonly at: Verdict["at"] & object } | undefined {
  let found: { readonly verb: string; readonly at: Span & { module: FunctionUnit["module"] } } | undefined;
  walkBody(unit, unit.body, {
    expression(node) {
      if (found !== undefined || node.kind !== "call") return;
      const index = node.args.findIndex(({ value }) => variableOf(value) === variable);
      if (index < 0) return;
      const verb = writtenName(node.callee);
      const own = calls.calledAs(unit, verb);
      if (own.length === 0 && node.callee.kind === "member" && keeps[unit.module.language]?.test(verb) === true)
        found = { verb, at: { module: unit.module, start: node.start, end: node.end } };
      for (const called of depth < mostDepth ? own : []) {
        const given = called.parameters[index]?.name;
        found ??= given === undefined ? undefined : keptIn(called, given, calls, depth + 1);
      }
    },
  });
  return found;
}

function isAdvice({ unit }: ClassCallable): boolean {
  return unit.decorators.some((mark) => /ControllerAdvice$/.test(writtenName(mark)));
}

/** `@InitBinder` that says which fields a form may set. */
function narrowsBinding({ unit }: ClassCallable): boolean {
  return unit.members.some(({ value }) => {
    if (value.kind !== "function" || !value.unit.decorators.some((mark) => writtenName(mark) === "InitBinder"))
      return false;
    const { module, start, end } = value.unit;
    return /\bset(Disa|A)llowedFields\b/.test(module.text.slice(start, end));
  });
}

/** The variable of `x`, `&x` and `(T) x`. */
function variableOf(value: Expression): string {
  if (value.kind === "typed") return variableOf(value.value);
  if (value.kind === "other" && value.parts.length === 1) return variableOf(value.parts[0]!);
  return value.kind === "name" ? value.name : "";
}
