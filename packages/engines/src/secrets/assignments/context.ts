import { wordsOf } from "./name.ts";

/** A line near a credential that says whose it is: user, host, database or public key id. */
export interface Companion {
  /** Byte offset of the name. */
  readonly offset: number;
  readonly name: string;
}

const reach = 700;
const assignmentName =
  /(?<!\w)["'`]?([A-Za-z_][\w.-]{0,60})["'`]?\]?\s*(?:=>|[=:,]|>|\s(?=["'\w]))\s*["'`]?(?=[^\s"'`,;<>)({[])/g;
const accountNoun =
  /^(?:user|usr|username|userid|login|account|email|mail|host|hostname|server|serverhost|endpoint|database|dbname|dbuser|dbhost|dbusername|dbhostname|db|db_?name|nick|domain|identity|machine|principal|uid|owner|target|bucket)$/;
const accountPair =
  /^(?:access_key_id|access_key|client_id|client_key|key_id|user_name|user_id|host_name|host_base|host_bucket|server_name|db_name|data_source|remote_path|list_id|account_name|account_id|account_sid)$/;

/** Names near `offset`, in its own block of lines, that say whose credential it is; at most eight, in order. */
export function companionsOf(text: string, offset: number): Companion[] {
  const from = Math.max(0, offset - reach);
  const stretch = text.slice(from, offset + reach);
  const found: Companion[] = [];
  for (const match of stretch.matchAll(assignmentName)) {
    const name = match[1]!;
    if (isAccountName(name)) found.push({ offset: from + match.index, name });
    if (found.length === 8) break;
  }
  return found;
}

/** True when the name holds an account, a host or a public id. */
function isAccountName(name: string): boolean {
  const words = wordsOf(name);
  return accountNoun.test(words.at(-1) ?? "") || accountPair.test(words.slice(-2).join("_"));
}

/**
 * The path of keys that leads to the name at `offset`: parents by indentation (YAML, JSON), the section above (INI,
 * TOML), then the name. Looks back at most 16 KiB.
 */
export function keyPathOf(text: string, offset: number, name: string): string {
  const from = Math.max(0, offset - 16_384);
  const lines = text.slice(from, offset).split("\n");
  let indent = indentOf(lines.pop() ?? "", text, offset);
  const parents: string[] = [];
  for (let index = lines.length - 1; index >= 0 && parents.length < 8; index--) {
    const line = lines[index]!;
    const section = /^\s*\[{1,2}([^\]]+)\]{1,2}\s*$/.exec(line);
    if (section) {
      parents.unshift(section[1]!.trim());
      break;
    }
    const own = line.length - line.trimStart().length;
    if (own >= indent || line.trim() === "") continue;
    const key = /^\s*(?:-\s+)?["']?([\w$.@/:-]{1,80}?)["']?\s*(?::|=>|=)?\s*[{[]?\s*$/.exec(line);
    if (!key) continue;
    parents.unshift(key[1]!);
    indent = own;
  }
  return [...parents, name].join(".");
}

function indentOf(lineStart: string, text: string, offset: number): number {
  const whole = lineStart + text.slice(offset, offset + 1);
  return whole.length - whole.trimStart().length;
}
