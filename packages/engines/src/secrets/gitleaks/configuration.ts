import { defineFaults, messageOf } from "@gatewatch/base/fault";
import { parse } from "smol-toml";
import type { Allowlist, Required, UserRule } from "./rule.ts";
import { translate } from "./translate.ts";

export const userRuleFaults = defineFaults({
  "secrets.rules_unreadable": { status: 400, word: "bad_request", summary: "A file of user rules is no valid TOML." },
});

/** Rules read from configuration files, and what in them cannot be used. */
export interface UserRules {
  readonly rules: readonly UserRule[];
  readonly problems: readonly { readonly place: string; readonly reason: string }[];
}

type Table = Readonly<Record<string, unknown>>;

/**
 * Reads gitleaks configuration files; later files replace rules of the same id. What cannot be used (a pattern without a
 * translation, a file to extend that was not given) is named in `problems`, rule by rule; the rest is used.
 *
 * @throws Fault `secrets.rules_unreadable`
 */
export function readUserRules(files: readonly { readonly name: string; readonly text: string }[]): UserRules {
  const problems: { place: string; reason: string }[] = [];
  const rules = new Map<string, UserRule>();
  const everywhere: Allowlist[] = [];
  const given = new Set(files.map(({ name }) => baseName(name)));
  for (const { name, text } of files) {
    const file = tableOf(name, text);
    const extend = record(file["extend"]);
    const path = string(extend["path"]);
    if (path !== undefined && !given.has(baseName(path))) {
      problems.push({ place: name, reason: `It extends "${path}", which was not given. Pass that file as well.` });
    }
    const attempt = <Result>(place: string, read: () => Result): Result | undefined => {
      try {
        return read();
      } catch (cause) {
        problems.push({ place, reason: messageOf(cause) });
        return undefined;
      }
    };
    for (const table of tables(file["allowlist"], file["allowlists"])) {
      const targets = strings(table["targetRules"]);
      const read = attempt(`${name}: allowlist`, () => allowlist(table));
      if (!read) continue;
      if (targets.length === 0) everywhere.push(read);
      for (const id of targets) {
        const rule = rules.get(id);
        if (rule) rules.set(id, { ...rule, allowlists: [...rule.allowlists, read] });
      }
    }
    for (const table of tables(file["rules"])) {
      const id = string(table["id"]) ?? "(without id)";
      const rule = attempt(`${name}: rule "${id}"`, () => userRule(id, table));
      if (rule) rules.set(id, rule);
    }
    for (const id of strings(extend["disabledRules"])) rules.delete(id);
  }
  const complete = [...rules.values()].map((rule) => ({ ...rule, allowlists: [...rule.allowlists, ...everywhere] }));
  return { rules: complete, problems };
}

function userRule(id: string, table: Table): UserRule {
  const origin = string(table["regex"]);
  const path = string(table["path"]);
  if (origin === undefined && path === undefined) throw new Error("It has neither a regex nor a path.");
  return {
    id,
    description: string(table["description"]) ?? id,
    pattern: origin === undefined ? undefined : pattern("regex", origin),
    origin,
    path: path === undefined ? undefined : pattern("path", path),
    secretGroup: number(table["secretGroup"]) ?? 0,
    entropy: number(table["entropy"]) ?? 0,
    keywords: strings(table["keywords"]).map((keyword) => keyword.toLowerCase()),
    allowlists: tables(table["allowlist"], table["allowlists"]).map(allowlist),
    required: tables(table["required"]).map(required),
  };
}

function allowlist(table: Table): Allowlist {
  const target = string(table["regexTarget"]);
  return {
    all: /^(?:and|&&)$/i.test(string(table["condition"]) ?? ""),
    target: target === "match" || target === "line" ? target : "secret",
    regexes: strings(table["regexes"]).map((source) => pattern("allowlist regex", source)),
    paths: strings(table["paths"]).map((source) => pattern("allowlist path", source)),
    stopwords: strings(table["stopwords"]).map((word) => word.toLowerCase()),
    hasCommits: strings(table["commits"]).length > 0,
  };
}

function required(table: Table): Required {
  const id = string(table["id"]);
  if (id === undefined) throw new Error("One of its required rules has no id.");
  return { id, withinLines: number(table["withinLines"]), withinColumns: number(table["withinColumns"]) };
}

function pattern(what: string, source: string): RegExp {
  try {
    return translate(source);
  } catch (cause) {
    throw new Error(`Its ${what} "${source.slice(0, 200)}" cannot be used: ${messageOf(cause)}.`, { cause });
  }
}

function tableOf(name: string, text: string): Table {
  try {
    return parse(text);
  } catch (cause) {
    throw userRuleFaults("secrets.rules_unreadable", {
      message: `"${name}" is no valid TOML: ${messageOf(cause).split("\n")[0]}. Correct the file, or scan without it.`,
      cause,
    });
  }
}

function record(value: unknown): Table {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function tables(...values: readonly unknown[]): Table[] {
  return values
    .flat()
    .filter((value) => typeof value === "object" && value !== null)
    .map(record);
}

function string(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
