import type { Pattern, Statement } from "../../ir/index.ts";

/** The names that declarations bind. */
export function boundNames(statements: readonly Statement[]): string[] {
  return statements.flatMap((statement) => {
    if (statement.kind !== "expression" || statement.value.kind !== "assign") return [];
    return namesOf(statement.value.target);
  });
}

function namesOf(pattern: Pattern): string[] {
  switch (pattern.kind) {
    case "name":
      return [pattern.name];
    case "default":
      return namesOf(pattern.target);
    case "list":
      return [...pattern.items, pattern.rest].flatMap((item) => (item ? namesOf(item) : []));
    case "record":
      return [...pattern.entries.map((entry) => entry.target), pattern.rest].flatMap((item) =>
        item ? namesOf(item) : [],
      );
    case "member":
    case "index":
      return [];
  }
}

/** The name a value put here is known by; empty for patterns. */
export function nameOfTarget(target: Pattern): string {
  if (target.kind === "name" || target.kind === "member") return target.name;
  return target.kind === "default" ? nameOfTarget(target.target) : "";
}

/** Nodes that say something of types alone. */
export function isType(kind: string): boolean {
  return /^(type_annotation|type_arguments|type_parameters|type_identifier|predefined_type|union_type|object_type|generic_type|array_type|literal_type|accessibility_modifier|override_modifier|function_type|intersection_type|lookup_type|index_type_query|tuple_type|conditional_type|readonly_type|type_query|nested_type_identifier|parenthesized_type|const)$/.test(
    kind,
  );
}

export function stripQuotes(text: string): string {
  return /^["'`]/.test(text) ? text.slice(1, -1) : text;
}
