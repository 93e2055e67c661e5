import { exitCodes } from "../shell/index.ts";
import type { Command } from "./contract.ts";

export const backup: Command = {
  name: "backup",
  summary: "Back up database and files into one archive, whether or not the server runs",
  examples: [
    "gatewatch backup gatewatch-2030-01-31.tar.gz",
    "gatewatch backup --passphrase-file passphrase.txt everything.tar.gz",
    "gatewatch backup - | ssh backup.example.com 'cat > gatewatch.tar.gz'",
  ],
  stopMs: 10_000,
  define(verb, shell, end) {
    verb
      .argument("<file>", "a new file, or - for standard output")
      .option("--passphrase-file <file>", "take the master key along, sealed under the passphrase in this file")
      .action(async (file: string, { passphraseFile }: { readonly passphraseFile?: string }) => {
        const server = await import("@gatewatch/server");
        const made = await server.backup(shell.environment, file === "-" ? shell.stdout : file, passphraseFile);
        const lines = [
          `Backed up ${made.rows} rows of ${made.tables} tables and ${made.files} files.`,
          `Left out, since it need not outlive the server: ${made.unlogged.join(", ") || "nothing"}.`,
          made.withMasterKey
            ? "The master key is in it, sealed under your passphrase. Keep the two apart."
            : "The master key is not in it. Keep a copy of it elsewhere: without it the sealed secrets cannot be opened.",
        ];
        shell.stderr.write(`${lines.join("\n")}\n`);
        end(exitCodes.clean);
      });
  },
};
