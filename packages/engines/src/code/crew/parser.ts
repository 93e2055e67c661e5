/** A thread that only parses: files of one program from its end, for the thread that analyses it. */
import { workerData } from "node:worker_threads";
import { systemClock } from "@gatewatch/base/clock";
import { programText } from "../languages/index.ts";
import { createTextParser } from "../parse/index.ts";
import { secondsPerFile } from "../program-run.ts";
import { type Parsed, take } from "./ahead.ts";
import type { ParserData } from "./protocol.ts";

const { files, share }: ParserData = workerData;
const parser = createTextParser(systemClock);
for (let index = files.length - 1; index >= 0 && take(share, index); index--) {
  const { path, grammar, text } = files[index]!;
  const nodes = await parser.nodesOf(grammar, programText(path, text), secondsPerFile).catch(() => undefined);
  const parsed: Parsed = { index, nodes };
  const buffers = nodes && [nodes.kind, nodes.field, nodes.start, nodes.end, nodes.firstChild, nodes.nextSibling];
  share.port.postMessage(parsed, buffers?.map(({ buffer }) => buffer) ?? []);
}
share.port.close();
