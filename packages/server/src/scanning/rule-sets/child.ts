/** The process that reads and tries rules: asked once over IPC, answers once, ends. */
import { systemClock } from "@gatewatch/base/clock";
import { checkUserRules, tryUserRules } from "@gatewatch/engines/code";
import type { ExamineAnswer, ExamineRequest } from "./protocol.ts";

process.once("message", ({ file, snippet }: ExamineRequest) => {
  void answerOf(file, snippet).then((answer) => process.send?.(answer, () => process.exit(0)));
});
// Nobody waits for the answer any more.
process.on("disconnect", () => process.exit(1));
process.on("SIGINT", () => {}); // Ctrl-C reaches the server, which decides

async function answerOf(file: ExamineRequest["file"], snippet: ExamineRequest["snippet"]): Promise<ExamineAnswer> {
  if (snippet !== undefined) return tryUserRules(file, snippet, systemClock);
  return { ...(await checkUserRules(file, systemClock)), matches: [] };
}
