import type { IdentifiedFinding } from "../findings/index.ts";
import type { RunEvent } from "./contract.ts";

/** Findings that may wait for the secrets engine; further ones leave at once, told twice rather than never. */
const mostWaiting = 10_000;

/**
 * Tells a credential in one line once: what another engine reports of it (CWE-798) waits until the secrets engine, which
 * knows whose it is and keeps it out of sight, has come to its end, and is left out where that one reported the line.
 */
export async function* credentialsOnce(events: AsyncIterable<RunEvent>): AsyncGenerator<RunEvent> {
  const told = new Set<string>();
  const waiting: (RunEvent & { type: "finding" })[] = [];
  for await (const event of events) {
    if (event.type === "finding") {
      const { finding } = event;
      if (finding.engine === "secrets") told.add(lineOf(finding));
      else if (finding.cwe.includes("CWE-798") && waiting.length < mostWaiting) {
        waiting.push(event);
        continue;
      }
    }
    yield event;
  }
  for (const event of waiting) if (!told.has(lineOf(event.finding))) yield event;
}

function lineOf({ location: { file = "", line = 0 } }: IdentifiedFinding): string {
  return `${file}\0${line}`;
}
