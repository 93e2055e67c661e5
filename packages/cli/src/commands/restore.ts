import { exitCodes } from "../shell/index.ts";
import type { Command } from "./contract.ts";

interface RestoreFlags {
  readonly replace?: boolean;
  readonly passphraseFile?: string;
}

export const restore: Command = {
  name: "restore",
  summary: "Restore a backup into an empty data folder or database",
  examples: [
    "GATEWATCH_DATA=/srv/gatewatch gatewatch restore gatewatch-2030-01-31.tar.gz",
    "gatewatch restore --replace --passphrase-file passphrase.txt everything.tar.gz",
  ],
  stopMs: 10_000,
  define(verb, shell, end) {
    verb
      .argument("<file>", "what `gatewatch backup` wrote")
      .option("--replace", "delete everything that is there now")
      .option("--passphrase-file <file>", "opens the master key in the backup")
      .action(async (file: string, { replace = false, passphraseFile }: RestoreFlags) => {
        const server = await import("@gatewatch/server");
        const done = await server.restore(shell.environment, file, { replace, passphraseFile });
        shell.stderr.write(
          `Restored ${done.rows} rows and ${done.files} files, as they were at ${done.takenAt} (version ${done.version}).\n`,
        );
        if (done.sealedValues === "need_their_master_key") {
          shell.stderr.write(
            `Before you start: put the master key of the backed up server at "${done.masterKeyFile}". Without it a new one is made, and no sealed secret of this backup opens under it.\n`,
          );
        }
        end(exitCodes.clean);
      });
  },
};
