import type { Given } from "../../machine.ts";

/** Whether a schema or serializer is made, or asked, for a list of what it describes: `many=True`. */
export function isMany({ keywords }: Given): boolean {
  return keywords.get("many")?.constants?.includes(true) === true;
}
