/** What forms, serializers and schemas of Python's libraries leave of what is sent. It never takes a field for safe that only its name tells of. */
import type { Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Here, Machine } from "../../machine.ts";
import { callField } from "./fields.ts";
import { callForm } from "./forms.ts";
import { callMarshmallow } from "./schemas.ts";
import { callSerializer } from "./serializers.ts";
import { callView } from "./views.ts";
import { callWtform } from "./wtforms.ts";

export { givenBySchema } from "./schemas.ts";
export { givenByView } from "./views.ts";

const parts = [callMarshmallow, callWtform, callField, callForm, callSerializer, callView];

/** Fields, forms, serializers and schemas of Python's libraries, and what they leave of what they are given; `undefined` for other calls. */
export function callDeclared(machine: Machine, here: Here, site: CallSite): Value | undefined {
  for (const part of parts) {
    const result = part(machine, here, site);
    if (result !== undefined) return result;
  }
  return undefined;
}
