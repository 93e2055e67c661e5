import { engines } from "@gatewatch/engines";
import { exitCodes } from "../shell/index.ts";
import type { Command } from "./contract.ts";

export const version: Command = {
  name: "version",
  summary: "Print the version of the program and of each engine",
  examples: ["gatewatch version"],
  define(verb, shell, end) {
    verb.action(() => {
      const lines = [`gatewatch ${shell.version}`, ...engines.map((engine) => `${engine.id} ${engine.version}`)];
      shell.stdout.write(`${lines.join("\n")}\n`);
      end(exitCodes.clean);
    });
  },
};
