import { dottedName, type Expression, type Parameter, type Statement } from "../../ir/index.ts";

const annotations = /(^|\.)(Select|Insert|Update|Delete)$/;
/** Those that name the method which writes the statement. */
const providers = /(^|\.)(Select|Insert|Update|Delete)Provider$/;
/** What MyBatis puts into the text of a statement as it is: https://mybatis.org/mybatis-3/sqlmap-xml.html#string-substitution */
const substitution = /\$\{\s*([A-Za-z_]\w*)((?:\.\w+)*)[^}]*\}/;

/**
 * What a method of a MyBatis mapper does that only says which statement it runs: the annotation, called with the text
 * of the statement. Nothing for methods without such a text, and where nothing is put into it.
 */
export function statementBody(decorators: readonly Expression[], parameters: readonly Parameter[]): Statement[] {
  return decorators.flatMap((decorator): Statement[] => {
    if (decorator.kind !== "call") return [];
    const name = dottedName(decorator.callee) ?? "";
    if (providers.test(name)) return providedBy(decorator, parameters);
    if (!annotations.test(name)) return [];
    const text = textsIn(decorator.args[0]?.value).join(" ");
    if (!substitution.test(text)) return [];
    const { start, end } = decorator;
    const value = {
      start,
      end,
      kind: "concat",
      isText: true,
      parts: partsOf(text, parameters, { start, end }),
    } as const;
    const call: Expression = { start, end, kind: "call", callee: decorator.callee, args: [{ value }], isNew: false };
    return [{ start, end, kind: "return", value: call }];
  });
}

/** `@SelectProvider(type = TicketSql.class, method = "byTitle")`: the method is given what the mapper's is given. */
function providedBy(decorator: Expression & { kind: "call" }, parameters: readonly Parameter[]): Statement[] {
  const given = (...names: string[]) => decorator.args.find(({ name = "" }) => names.includes(name))?.value;
  const type = given("type", "value");
  const method = given("method");
  if (type?.kind !== "member" || method?.kind !== "constant" || typeof method.value !== "string") return [];
  const { start, end } = decorator;
  const span = { start, end };
  const object: Expression = { ...span, kind: "call", callee: type.object, args: [], isNew: true };
  const callee: Expression = { ...span, kind: "member", object, name: method.value };
  const args = parameters.map(({ name }) => ({ value: { ...span, kind: "name" as const, name } }));
  return [{ ...span, kind: "return", value: { ...span, kind: "call", callee, args, isNew: false } }];
}

function textsIn(expression: Expression | undefined): string[] {
  if (expression?.kind === "constant") return typeof expression.value === "string" ? [expression.value] : [];
  if (expression?.kind === "concat") return [expression.parts.flatMap(textsIn).join("")];
  return expression?.kind === "list" ? expression.items.flatMap(({ value }) => textsIn(value)) : [];
}

function partsOf(text: string, parameters: readonly Parameter[], span: { start: number; end: number }): Expression[] {
  const parts: Expression[] = [];
  let rest = text;
  for (let found = substitution.exec(rest); found !== null; found = substitution.exec(rest)) {
    const [whole, name = "", path = ""] = found;
    parts.push({ ...span, kind: "constant", value: rest.slice(0, found.index) });
    const given = substituted(name, parameters, span);
    if (given !== undefined)
      parts.push(
        path
          .split(".")
          .slice(1)
          .reduce<Expression>((object, member) => ({ ...span, kind: "member", object, name: member }), given),
      );
    rest = rest.slice(found.index + whole.length);
  }
  return [...parts, { ...span, kind: "constant", value: rest }];
}

/** What a statement means by a name: a parameter, or a field of the only one. */
function substituted(
  name: string,
  parameters: readonly Parameter[],
  span: { start: number; end: number },
): Expression | undefined {
  const named = parameters.find((parameter) => nameOf(parameter) === name);
  const [only] = parameters;
  if (named !== undefined) return { ...span, kind: "name", name: named.name };
  if (only === undefined || parameters.length > 1) return undefined;
  const object: Expression = { ...span, kind: "name", name: only.name };
  const isPlain = (only.decorators ?? []).length > 0 || only.annotation === undefined;
  return isPlain || name === "_parameter" || name === "value" ? object : { ...span, kind: "member", object, name };
}

/** `@Param("title") String t` */
function nameOf({ name, decorators = [] }: Parameter): string {
  const param = decorators.find((each) => each.kind === "call" && /(^|\.)Param$/.test(dottedName(each.callee) ?? ""));
  const given = param?.kind === "call" ? param.args[0]?.value : undefined;
  return given?.kind === "constant" && typeof given.value === "string" ? given.value : name;
}
