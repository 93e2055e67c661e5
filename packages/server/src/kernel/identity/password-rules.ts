import { identityFaults } from "./faults.ts";

const shortest = 12;
const longest = 200;

/** Whose password it is: none of these may be it. */
export interface Owner {
  readonly email: string;
  readonly username?: string | undefined;
  readonly name?: string | undefined;
}

/** What most guessed passwords are made of, in letters alone: digits and signs around them do not help. */
const commonWords: ReadonlySet<string> = new Set([
  "abcdef",
  "admin",
  "administrator",
  "baseball",
  "changeme",
  "changeit",
  "default",
  "dragon",
  "football",
  "gatewatch",
  "guest",
  "iloveyou",
  "letmein",
  "login",
  "master",
  "monkey",
  "mypassword",
  "pass",
  "passphrase",
  "passw",
  "password",
  "passwordpassword",
  "princess",
  "qwerty",
  "qwertyuiop",
  "root",
  "secret",
  "security",
  "summer",
  "sunshine",
  "superman",
  "superuser",
  "supersecret",
  "temporary",
  "test",
  "thisisapassword",
  "trustno",
  "user",
  "welcome",
  "welcometo",
  "winter",
]);
const rows = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb",
];
const readAs: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/**
 * Refuses a password that a guesser tries first.
 *
 * @throws Fault `identity.weak_password` with the reason
 */
export function checkPassword(password: string, owner: Owner): void {
  const reason = weaknessOf(password, owner);
  if (reason === undefined) return;
  throw identityFaults("identity.weak_password", {
    message: `This password cannot be used: it ${reason}. Take four or five unrelated words.`,
    fields: [{ field: "password", reason }],
  });
}

function weaknessOf(password: string, { email, username, name }: Owner): string | undefined {
  if (password.length < shortest || password.length > longest) {
    return `has ${password.length} characters, and ${shortest} to ${longest} are needed`;
  }
  const plain = password.toLowerCase();
  const own = [email, email.split("@")[0]!, username ?? "", name ?? ""].map((text) => bare(text.toLowerCase()));
  const letters = bare(plain);
  if (letters !== "" && own.some((text) => text.length >= 3 && letters.replaceAll(text, "") === ""))
    return "is your own name or e-mail";
  if (isRepetition(plain)) return "is a few characters repeated";
  if (isRun(plain)) return "is a row of the keyboard or the alphabet";
  const readings = [plain.replace(/[^a-z]/g, ""), bare(plain, true)];
  if (readings.some((text) => commonWords.has(text))) return "is among the commonest passwords";
  return undefined;
}

/** Letters only: what remains when digits and signs at both ends, and between, are left out (or read as letters). */
function bare(text: string, decode = false): string {
  const core = text.replace(/^[^a-z@$]+|[^a-z@$]+$/g, "");
  const read = decode ? core.replace(/[013457@$]/g, (sign) => readAs[sign] ?? "") : core;
  return read.replace(/[^\p{L}]/gu, "");
}

function isRepetition(text: string): boolean {
  for (let length = 1; length <= 4; length++) {
    if (
      text
        .slice(0, length)
        .repeat(Math.ceil(text.length / length))
        .startsWith(text)
    )
      return true;
  }
  return false;
}

function isRun(text: string): boolean {
  return rows.some((row) => {
    const round = row + row + row;
    return round.includes(text) || round.includes([...text].reverse().join(""));
  });
}
