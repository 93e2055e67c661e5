import type { StorePart } from "../../endpoints/index.ts";
import type { FunctionUnit } from "../../ir/index.ts";
import type { Place } from "../../values/index.ts";
import { oneOf } from "./statements.ts";

const mostLength = 600;
const taking = /\.(?:Model|First|Last|Take|Find|FirstOrCreate|FirstOrInit|Create|Save|Delete|Updates|Scan|Count)\(\s*/g;

/**
 * What a chain of calls of gorm is of, by the object that one of them is given: `order` of `db.Where(…).First(&order)` and of
 * `db.Delete(&models.Order{}, id)`. https://gorm.io/docs/query.html
 *
 * @param unit where variables are declared
 */
export function entityOfChain({ module, start }: Place, { start: from, end: to }: FunctionUnit): string {
  const text = module.text.slice(start, Math.min(to, start + mostLength));
  // The chain ends with its line, unless that ends with a dot.
  const chain = text.split(/(?<![.(,{])\n(?!\s*\.)/, 1)[0]!;
  const body = module.text.slice(from, to);
  for (const match of chain.matchAll(taking)) {
    const given = /^(?:&|new\()?(?:\[\]\*?)?([\w.]+)(\{|\))?/.exec(chain.slice(match.index + match[0].length));
    if (given === null) continue;
    const [, name = "", made = ""] = given;
    const type = made === "{" || match[0].includes("new(") ? name : typeOf(body, name);
    if (type !== undefined) return oneOf(type.split(".").at(-1)!);
  }
  return "";
}

/** Whether a field of an object that is written as the condition itself is left out there: `Where(&Order{OwnerID: id})` asks for no `Total`. */
export function isUnset({ name, from }: StorePart, { module, start, end }: Place): boolean {
  const text = module.text.slice(start, end);
  const set = /\{[^{}]*:/.test(text) ? text.match(/\w+(?=\s*:)/g) : null;
  return from === "unknown" && name !== "" && set !== null && !set.includes(name);
}

/** The type of a variable where it is declared: `var orders []models.Order`, `order := &models.Order{}`, `order *models.Order`. */
function typeOf(body: string, name: string): string | undefined {
  const variable = name.split(".")[0]!;
  if (!/^\w+$/.test(variable)) return undefined;
  const found = new RegExp(
    `\\b${variable}\\s*(?::?=\\s*(?:&|new\\()?(?:make\\()?(?:\\[\\]\\*?)?([A-Z]\\w*|\\w+\\.[A-Z]\\w*)[{,)]|(?:\\[\\]|\\*)*([A-Z]\\w*|\\w+\\.[A-Z]\\w*)\\b)`,
  ).exec(body);
  return found?.[1] ?? found?.[2];
}
