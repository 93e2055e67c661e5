/**
 * The findings as a person reads them at a terminal: grouped by severity, each with its place and what to do. Colour is
 * decided by the caller; scanned text can never move the cursor or change colours.
 */

import { visibleLine } from "../../documents/index.ts";
import type { Severity } from "../../findings/index.ts";
import type { Format } from "../contract.ts";
import { blockOf } from "./block.ts";
import { footOf } from "./foot.ts";
import { paint } from "./paint.ts";
import { fit } from "./width.ts";

const defaultView = { colour: false, widthColumns: 100 };
const narrowest = 40;

export const table: Format = {
  id: "table",
  mediaType: "text/plain; charset=utf-8",
  extension: "txt",
  async *render(findings, scan, given = defaultView) {
    const view = { colour: given.colour, widthColumns: Math.max(narrowest, given.widthColumns) };
    const pen = paint(view.colour);
    yield `\n${pen("bold", fit(`Gatewatch ${scan.toolVersion}  ${visibleLine(scan.target.label)}`, view.widthColumns))}\n`;
    let group: Severity | undefined;
    for await (const finding of findings) {
      if (finding.severity !== group) {
        group = finding.severity;
        yield `\n${pen(group, ` ${group.toUpperCase()} `)}\n`;
      }
      yield blockOf(finding, view, pen);
    }
    if (group === undefined) yield "\nNo findings.\n";
    yield footOf(scan, view, pen);
  },
};
