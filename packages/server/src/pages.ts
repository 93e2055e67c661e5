import { readdir, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Exec } from "@gatewatch/base/exec";
import { defineFaults } from "@gatewatch/base/fault";

export const pagesFaults = defineFaults({
  "pages.build_failed": { status: 500, word: "server_error", summary: "The interface could not be built." },
});

const packages = fileURLToPath(new URL("../../", import.meta.url));
const sources = ["web/src", "web/index.html", "web/vite.config.ts", "web/public", "sdk/src", "contracts/src"];

/** The generated table of faults, which the documentation shows. */
export const faultsFile = join(packages, "..", "docs", "faults.md");

/** Where the built interface lies. */
export const pagesFolder = join(packages, "web", "dist");

/**
 * Builds the interface when it is missing or older than its sources (after an update).
 *
 * @throws Fault `pages.build_failed` with the builder's last words
 */
export async function ensurePages(exec: Exec, say: (text: string) => void): Promise<void> {
  const built = await stat(join(pagesFolder, "index.html")).catch(() => undefined);
  if (built && built.mtimeMs >= (await newest(sources.map((source) => join(packages, source))))) return;
  say("Building the interface…");
  const web = join(packages, "web");
  const vite = join(dirname(createRequire(join(web, "package.json")).resolve("vite/package.json")), "bin", "vite.js");
  const { exitCode, stdout, stderr } = await exec(process.execPath, [vite, "build", "--logLevel", "error"], {
    cwd: web,
    timeoutSeconds: 300,
  });
  if (exitCode !== 0) {
    throw pagesFaults("pages.build_failed", {
      message: `The interface could not be built: ${(stderr || stdout).trim().slice(-2000)}. Run npm install again, then npm start.`,
    });
  }
}

async function newest(paths: readonly string[]): Promise<number> {
  let latestMs = 0;
  for (const path of paths) {
    const status = await stat(path).catch(() => undefined);
    if (!status) continue;
    const inside = status.isDirectory()
      ? await newest((await readdir(path)).map((name) => join(path, name)))
      : status.mtimeMs;
    latestMs = Math.max(latestMs, inside);
  }
  return latestMs;
}
