/** Rate of the secrets engine on the text of a folder: bytes read and matched per second of one core (processor time, so that a busy machine does not change it), and peak memory. */
import { systemClock } from "../packages/base/src/clock/index.ts";
import { openTree } from "../packages/base/src/tree/index.ts";
import { createScanner, secretRules } from "../packages/engines/src/secrets/index.ts";

const megabyte = 1_000_000;

/** `npm run bench -- secrets [folder] [megabytes]`: by default 200 MB of the checkout's node_modules. */
export async function run(args: string[]): Promise<void> {
  const folder = args[0] ?? "node_modules";
  const mostBytes = Number(args[1] ?? 200) * megabyte;
  await measure(folder, mostBytes / 10, true); // lets the compiler settle
  for (const generic of [true, false]) {
    const { bytes, files, findings, seconds } = await measure(folder, mostBytes, generic);
    const name = generic ? "all rules" : "without assigned names";
    console.log(`secrets, ${name}, MB/s: ${(bytes / megabyte / seconds).toFixed(1)}`);
    console.log(`secrets, ${name}, MB: ${(bytes / megabyte).toFixed(1)}`);
    console.log(`secrets, ${name}, files: ${files}`);
    console.log(`secrets, ${name}, matches: ${findings}`);
  }
  console.log(`secrets, peak RSS MB: ${(process.resourceUsage().maxRSS / 1000).toFixed(0)}`);
}

/** Processor time of this thread, reading included. Skipped (binary, empty, over-large) files count neither as bytes nor as time spent matching. */
async function measure(folder: string, mostBytes: number, generic: boolean) {
  const scanner = createScanner(secretRules, { generic });
  const tree = await openTree(folder, { gitignore: false });
  const now = systemClock.now();
  let [bytes, files, findings, microseconds] = [0, 0, 0, 0];
  for await (const file of tree.files()) {
    if (bytes >= mostBytes) break;
    if (file.sizeBytes === 0 || file.sizeBytes > 20 * 1024 * 1024) continue;
    if (file.sizeBytes > 131_072 && file.read(0, 8192).includes(0)) continue;
    const started = process.threadCpuUsage();
    const content = file.read();
    if (content.subarray(0, 8192).includes(0)) continue;
    findings += scanner.scan(content, { path: file.path, now }).length;
    const used = process.threadCpuUsage(started);
    microseconds += used.user + used.system;
    bytes += content.length;
    files++;
  }
  return { bytes, files, findings, seconds: microseconds / 1e6 };
}
