/** A small project with secrets in it, made anew each time: no value of it is in this repository. */
import { generateKeyPairSync, randomInt } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface PlantedFolder {
  readonly path: string;
  /** The values, which no page may ever show. */
  readonly secrets: readonly string[];
  close(): Promise<void>;
}

/** Makes the folder, in `parent` if given (it is removed too). `files` further files without a secret make a scan of it last. */
export async function plantFolder(files = 0, parent?: string): Promise<PlantedFolder> {
  const home = parent ?? (await mkdtemp(join(tmpdir(), "planted-")));
  const path = join(home, "storefront");
  const [database, mail, session] = [value(24), value(22), value(40)];
  const cloud = { id: `AK${"IA"}${value(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")}`, secret: value(40) };
  const key = generateKeyPairSync("rsa", { modulusLength: 2048 })
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString();
  await mkdir(join(path, "deploy", "keys"), { recursive: true });
  await mkdir(join(path, "src", "generated"), { recursive: true });
  await writeFile(join(path, "README.md"), "# Storefront\n\nSells examples.\n");
  await writeFile(
    join(path, "deploy", "compose.yaml"),
    `services:\n  database:\n    image: postgres:18\n    environment:\n      POSTGRES_PASSWORD: "${database}"\n`,
  );
  await writeFile(
    join(path, "src", "mail.ts"),
    `export const smtp = {\n  host: "mail.example.com",\n  user: "shop",\n  password: "${mail}",\n};\n`,
  );
  await writeFile(join(path, ".env"), `# used by npm start\nSESSION_SECRET=${session}\n`);
  await writeFile(join(path, "deploy", "keys", "bastion.pem"), key);
  await writeFile(
    join(path, "src", "upload.py"),
    `import boto3\n\ns3 = boto3.client(\n    "s3",\n    aws_access_key_id="${cloud.id}",\n    aws_secret_access_key="${cloud.secret}",\n)\n`,
  );
  const plain = `export const rows = [\n${'  { name: "example", count: 1 },\n'.repeat(400)}];\n`;
  for (let at = 0; at < files; at++)
    await writeFile(join(path, "src", "generated", `rows-${at}.ts`), `${plain}// ${at}\n`);
  return {
    path,
    secrets: [database, mail, session, cloud.secret, key.split("\n")[5] ?? key],
    close: () => rm(home, { recursive: true, force: true }),
  };
}

function value(length: number, letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
}
