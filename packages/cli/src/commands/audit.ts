import { exitCodes } from "../shell/index.ts";
import type { Command } from "./contract.ts";

const toldEvery = 100_000;

export const audit: Command = {
  name: "audit",
  summary: "Check the audit log on this machine, whether or not the server runs",
  examples: ["gatewatch audit verify"],
  define(verb, shell, end) {
    verb
      .command("verify")
      .description(
        "Walk the hash chain of every team; exit 1 and name the first broken entry where one was changed, removed or put in",
      )
      .action(async () => {
        const { operate } = await import("@gatewatch/server");
        const startMs = shell.clock.monotonicMs();
        let read = 0;
        let broken = 0;
        const rate = () => Math.round(read / Math.max((shell.clock.monotonicMs() - startMs) / 1000, 0.001));
        await operate(shell.environment, async (operator) => {
          const onRows = (count: number) => {
            if (Math.floor((read + count) / toldEvery) > Math.floor(read / toldEvery))
              shell.stderr.write(`${read + count} entries, ${rate()} entries/s\n`);
            read += count;
          };
          for await (const { teamId, entries, cutThrough, head, broken: at } of operator.audit.verify(onRows)) {
            const cut = cutThrough > 0 ? `, cut by retention through ${cutThrough}` : "";
            if (at) broken++;
            const found = at ? `BROKEN: entry ${at.sequence} ${at.reason}` : `whole: ${entries} entries${cut}`;
            shell.stdout.write(`${teamId}  ${found}; head ${head.sequence} ${head.hash}\n`);
          }
        });
        shell.stdout.write(`${read} entries read, ${rate()} entries/s\n`);
        end(broken > 0 ? exitCodes.findings : exitCodes.clean);
      });
  },
};
