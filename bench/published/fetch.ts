/**
 * Fetches the packages of the list with the registries' own clients (npm, pip, mvn) and unpacks them as the measurement
 * wants them: `node bench/published/fetch.ts FOLDER [id…]`. What is there already stays. Nothing of a package is run,
 * except that pip may ask a source distribution for its name.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Advisory, advisories } from "./list.ts";

const [folder = "", ...wanted] = process.argv.slice(2);
for (const advisory of advisories) {
  if (wanted.length > 0 && !wanted.includes(advisory.id)) continue;
  for (const state of ["vulnerable", "fixed"] as const) {
    const target = resolve(folder, advisory.id, state);
    if (existsSync(target)) continue;
    const scratch = mkdtempSync(join(tmpdir(), "published-"));
    try {
      fetch(advisory, advisory[state], scratch);
      unpack(scratch, target);
      console.log(`${advisory.id} ${advisory[state]}: fetched`);
    } catch {
      console.log(`${advisory.id} ${advisory[state]}: not fetched`);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
}

function fetch({ registry, package: name }: Advisory, version: string, scratch: string): void {
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: scratch, stdio: "ignore" });
  switch (registry) {
    case "npm":
      run("npm", "pack", "--silent", `${name}@${version}`);
      return;
    case "pypi": {
      const download = ["-m", "pip", "download", "-q", "--no-deps", `${name}==${version}`];
      try {
        run("python3", ...download, "--no-binary", ":all:");
      } catch {
        // Of some only built distributions can be read here; they hold the same Python files.
        const platforms = ["manylinux2014_x86_64", "manylinux1_x86_64", "any"].flatMap((each) => ["--platform", each]);
        run("python3", ...download, "--only-binary", ":all:", "--python-version", "3.8", ...platforms);
      }
      return;
    }
    case "maven": {
      const copy = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy";
      for (const kind of ["jar:sources", "pom"])
        run("mvn", "-q", "-B", copy, `-Dartifact=${name}:${version}:${kind}`, `-DoutputDirectory=${scratch}`);
    }
  }
}

function unpack(scratch: string, target: string): void {
  const [archive] = readdirSync(scratch).filter((file) => /\.(tgz|tar\.gz|zip|whl|jar)$/.test(file));
  if (archive === undefined) throw new Error("nothing came");
  mkdirSync(target, { recursive: true });
  const path = join(scratch, archive);
  if (/\.(tgz|tar\.gz)$/.test(archive)) execFileSync("tar", ["-xzf", path, "-C", target, "--strip-components=1"]);
  else execFileSync("python3", ["-m", "zipfile", "-e", path, target]);
  const pom = readdirSync(scratch).find((file) => file.endsWith(".pom"));
  if (pom !== undefined) cpSync(join(scratch, pom), join(target, "pom.xml"));
}
