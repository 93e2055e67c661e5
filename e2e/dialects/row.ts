/** One documented endpoint, and how it is proven. */
import type { Answered } from "./call.ts";
import { differences } from "./shape.ts";
import type { PlanProfile, World } from "./world.ts";

export interface Row {
  readonly contract: "Gecko" | "CodeSec" | "Cyber AI" | "GateKey";
  /** As the contract writes it: `GET /v1/scans/{scan_id}`. */
  readonly endpoint: string;
  /** Under which numbers it is checked; absent: no plan limits anything. */
  readonly plans?: PlanProfile;
  /**
   * Uses the endpoint as a client of that contract does.
   *
   * @returns how it was checked
   * @throws Error when it does not work as documented
   */
  check(world: World): Promise<string>;
}

/** Looks at one answer: its status, the limit's headers, and every documented key and type. */
export function expecting(status: number, example?: unknown): (answer: Answered) => void {
  return (answer) => {
    if (answer.status !== status)
      throw new Error(`answered ${answer.status}, not ${status}: ${answer.text.slice(0, 300)}`);
    for (const name of ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]) {
      if (!/^\d+$/.test(answer.headers.get(name) ?? "")) throw new Error(`${name} is missing`);
    }
    if (example === undefined) return;
    const wrong = differences(example, JSON.parse(answer.text));
    if (wrong.length > 0) throw new Error(wrong.slice(0, 5).join("; "));
  };
}
