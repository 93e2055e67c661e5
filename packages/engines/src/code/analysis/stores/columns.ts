import type { ClassUnit, Expression } from "../../ir/index.ts";
import type { State, Value } from "../../values/index.ts";
import { optionOf } from "../conditions.ts";
import type { Machine } from "../machine.ts";

/** Types of columns that hold no text of anybody's choice. */
const cleanType =
  /(^|\.)(?:[Ss]mall|[Bb]ig|[Pp]ositive|[Aa]uto|[Mm]edium|[Tt]iny)*(?:Int(?:eger)?|INT(?:EGER)?|BIGINT|Long|Short|Byte|Bool(?:ean)?|BOOLEAN|Float|FLOAT|Double|DOUBLE|Decimal\w*|DECIMAL|BigDecimal|Numeric|Number|REAL|Date|DATE|DATEONLY|DateTime|Time|TIME|Instant|Local\w+|Duration|Interval|Timestamp|UUID\w*|Enum|ENUM|ObjectId|ForeignKey|OneToOne|ManyToMany|int|long|short|byte|boolean|bool|float|double|decimal|number)(?:Field)?(?:\(\))?$/;
const entityMark = /(^|\.)(?:Entity|Table|Document|Schema)(?:\(\))?$/;

/** Takes up which columns of a table hold no text: `{ age: Number, role: { type: String, enum: ["reader"] } }`. */
export function noteColumns({ stored }: Machine, state: State, entity: string, columns: Value): void {
  for (const number of columns.objects)
    for (const [name, column] of state.thing(number)?.slots ?? []) {
      const type = optionOf(state, column, "type") ?? column;
      const isOfList = optionOf(state, column, "enum") !== undefined || optionOf(state, column, "values") !== undefined;
      if (isOfList || type.names.some((each) => cleanType.test(each))) stored.noteClean(entity, name);
    }
}

/** The same of a class whose objects are rows. @param marks names of its decorators */
export function noteRowClass({ stored }: Machine, unit: ClassUnit, isRow: boolean, marks: readonly string[]): void {
  if (!isRow && !marks.some((name) => entityMark.test(name))) return;
  for (const { kind, name, value } of unit.members)
    if (kind === "field" && typesOf(value).some((type) => cleanType.test(type)))
      stored.noteClean(unit.name.toLowerCase(), name);
}

/** What is written as the type of a field: `IntegerField` of `models.IntegerField()`, `Integer` of `Column(Integer)`. */
function typesOf(value: Expression, depth = 0): string[] {
  if (depth > 2) return [];
  switch (value.kind) {
    case "name":
      return [value.name];
    case "member":
      return [value.name];
    case "typed":
      return typesOf(value.type, depth + 1);
    case "call": {
      const args = value.args.filter(({ name }) => name === undefined || name === "type_").slice(0, 2);
      return [
        ...typesOf(value.callee, depth + 1),
        ...args.flatMap((argument) => typesOf(argument.value, depth + 1)),
        ...value.args.flatMap(({ name }) => (name === "choices" ? ["Enum"] : [])),
      ];
    }
    default:
      return [];
  }
}
