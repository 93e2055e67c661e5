import { everyContext, type Value } from "../../../values/index.ts";
import { factsAbout } from "../../facts.ts";

/** What two texts being the same says of the one that is not written in the code. */
export function equalTo(left: Value, right: Value) {
  const isLiteral = (value: Value) => value.taints.length === 0 && value.constants !== undefined && !value.isOpen;
  const other = isLiteral(left) ? right : isLiteral(right) ? left : undefined;
  return other === undefined ? [] : factsAbout(other, everyContext);
}
