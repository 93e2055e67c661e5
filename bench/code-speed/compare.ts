/** Contenders one after the other, again and again, so that what else the machine does meets all of them. */
import { loadavg } from "node:os";
import { median } from "../parts/index.ts";
import type { Contender } from "./contenders.ts";
import { measure, type Usage } from "./measure.ts";

export interface Result {
  readonly contender: Contender;
  readonly runs: readonly Usage[];
  readonly found: readonly string[];
}

/** A round that nobody counts, then as many as asked for. @param before what to do before each run of a contender */
export async function compare(
  contenders: readonly Contender[],
  times: number,
  before: (contender: Contender) => void = () => {},
): Promise<Result[]> {
  const runs = new Map<Contender, Usage[]>(contenders.map((contender) => [contender, []]));
  console.log(`load before: ${loadavg()[0]!.toFixed(1)}`);
  for (let round = 0; round <= times; round++) {
    for (const contender of contenders) {
      before(contender);
      const usage = await measure(contender.command);
      if (!contender.goodExits.includes(usage.exitCode)) {
        console.log(`${contender.name}: exit ${usage.exitCode}, ${usage.complaint.slice(-600)}`);
      }
      if (round > 0) runs.get(contender)!.push(usage);
    }
  }
  return contenders.map((contender) => ({ contender, runs: runs.get(contender)!, found: foundBy(contender) }));
}

/** The medians, and how many times as long the others take as the first. */
export function print(results: readonly Result[], lines: number): void {
  const of = ({ runs }: Result, what: keyof Usage) => median(runs.map((run) => Number(run[what])));
  for (const result of results) {
    const [wall, cpu] = [of(result, "wallSeconds"), of(result, "cpuSeconds")];
    const { name, version } = result.contender;
    const ranges = result.runs.map(({ wallSeconds }) => wallSeconds.toFixed(1)).join(" ");
    console.log(
      `${name} ${version}: ${wall.toFixed(2)} s wall (${ranges}), ${cpu.toFixed(2)} s processor, ${of(result, "peakMegabytes").toFixed(0)} MB, ${(lines / 1000 / wall).toFixed(1)} kLOC/s, ${result.found.length} findings`,
    );
  }
  const [own, ...others] = results;
  for (const other of others) {
    const ratio = (what: keyof Usage) => (of(other, what) / of(own!, what)).toFixed(2);
    console.log(
      `${other.contender.name} takes ${ratio("wallSeconds")} times the wall time and ${ratio("cpuSeconds")} times the processor time of ${own!.contender.name}`,
    );
  }
}

function foundBy(contender: Contender): readonly string[] {
  try {
    return contender.found();
  } catch {
    return [];
  }
}
