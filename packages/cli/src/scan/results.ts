import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { messageOf } from "@gatewatch/base/fault";
import { JoinedDiff } from "@gatewatch/engines/diffs";
import { type Format, formats, type ScanSummary } from "@gatewatch/engines/formats";
import { type Shell, writeTo } from "../shell/index.ts";
import { scanFaults } from "./faults.ts";
import type { Settings } from "./settings.ts";
import type { Spool } from "./spool.ts";

const pipedWidthColumns = 120;

/**
 * Writes every format that was asked for, and the patches: files as named, and one format (the table unless said) to `--output` or
 * standard output.
 *
 * @throws Fault `cli.unwritable_file`
 */
export async function writeResults(settings: Settings, scan: ScanSummary, spool: Spool, shell: Shell): Promise<void> {
  const main = settings.format.find(({ file }) => file === undefined)?.format ?? "table";
  for (const { format, file } of settings.format) {
    if (file !== undefined) await writeFile(file, render(format, scan, spool));
  }
  if (settings.patch !== undefined) await writeFile(settings.patch, patchesOf(spool));
  if (settings.output !== undefined) return writeFile(settings.output, render(main, scan, spool));
  const colour = shell.stdout.isTTY && !shell.environment.NO_COLOR;
  const widthColumns = (shell.stdout.isTTY && shell.stdout.columns) || pipedWidthColumns;
  await writeTo(shell.stdout, render(main, scan, spool, { colour, widthColumns }));
}

/** Of what counts, worst first: of two that touch the same lines the worse is taken. */
async function* patchesOf(spool: Spool): AsyncGenerator<string> {
  const joined = new JoinedDiff();
  for await (const { evidence, suppressed, baselineState } of spool.worstFirst()) {
    if (evidence.patch === undefined || suppressed !== undefined || baselineState === "unchanged") continue;
    joined.add(evidence.patch);
  }
  yield joined.toString();
}

function render(
  id: string,
  scan: ScanSummary,
  spool: Spool,
  view?: Parameters<Format["render"]>[2],
): AsyncIterable<string | Uint8Array> {
  const format = formats.find((candidate) => candidate.id === id)!;
  return format.render(spool.worstFirst(), scan, view);
}

async function writeFile(file: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  const stream = createWriteStream(file, { mode: 0o600 });
  const written = finished(stream);
  try {
    await Promise.race([writeTo(stream, pieces), written]);
    stream.end();
    await written;
  } catch (cause) {
    throw scanFaults("cli.unwritable_file", {
      message: `The result could not be written to ${JSON.stringify(file)} (${messageOf(cause)}). Check the folder and the space on disk.`,
      cause,
    });
  }
}
