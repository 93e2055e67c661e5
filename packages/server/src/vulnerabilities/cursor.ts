import { readId } from "@gatewatch/base/ids";
import { vulnerabilityFaults } from "./faults.ts";

/** The last row of a page that is ordered worst first. */
export interface Place {
  readonly score: number;
  readonly id: string;
}

export function writeCursor({ score, id }: Place): string {
  return `${score}~${id}`;
}

/** @throws Fault `vulnerabilities.invalid_cursor` */
export function readCursor(cursor: string): Place {
  const [score = "", id = ""] = cursor.split("~");
  const read = readId(id);
  if (!/^\d{1,2}(\.\d{1,7})?$/.test(score) || read === undefined) {
    throw vulnerabilityFaults("vulnerabilities.invalid_cursor", {
      message: `"${cursor}" is no cursor of this list. Take next_cursor of the page before, or leave cursor out to start at the top.`,
      fields: [{ field: "cursor", reason: "not made by this server" }],
    });
  }
  return { score: Number(score), id: read };
}
