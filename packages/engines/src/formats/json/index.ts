/**
 * Our canonical findings document: everything that is known, losslessly, as `gatewatch-findings/1`. It must never leave
 * a member out or change a meaning without a new number.
 */

import { visibleJson } from "../../documents/index.ts";
import type { Format } from "../contract.ts";

export const json: Format = {
  id: "json",
  mediaType: "application/json",
  extension: "json",
  async *render(findings, scan) {
    const { toolVersion, ...rest } = scan;
    const head = { schema: "gatewatch-findings/1", tool: { name: "gatewatch", version: toolVersion }, scan: rest };
    yield `${visibleJson(head, 2).slice(0, -2)},\n  "findings": [`;
    let separator = "\n";
    for await (const finding of findings) {
      yield `${separator}    ${visibleJson(finding)}`;
      separator = ",\n";
    }
    yield separator === "\n" ? "]\n}\n" : "\n  ]\n}\n";
  },
};
