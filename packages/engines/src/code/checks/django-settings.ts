import { posix } from "node:path";
import { type Expression, type Module, type Statement, someNode } from "../ir/index.ts";
import type { RuleId } from "../rules/index.ts";
import type { Check } from "./contract.ts";

/** Two of these make a file Django's settings: https://docs.djangoproject.com/en/stable/ref/settings/ */
const marks = ["INSTALLED_APPS", "MIDDLEWARE", "MIDDLEWARE_CLASSES", "ROOT_URLCONF", "WSGI_APPLICATION", "DATABASES"];
const weakHashers = /\.(Unsalted)?(MD5|SHA1|Crypt)PasswordHasher$/;

/** A setting, and the value of it that is a defect. */
const defects: readonly (readonly [setting: string, rule: RuleId, isDefect: (value: Expression) => boolean])[] = [
  ["SECRET_KEY", "hardcoded-signing-key", (value) => isKey(textOf(value))],
  ["DEBUG", "debug-mode", isOn],
  ["SESSION_SERIALIZER", "deserializer-used", (value) => textOf(value)?.endsWith(".PickleSerializer") === true],
  ["SESSION_COOKIE_HTTPONLY", "script-readable-cookie", isOff],
  ["SESSION_COOKIE_SECURE", "insecure-cookie", isOff],
  ["MIDDLEWARE", "csrf-protection-off", (value) => knowsSessions(value)],
  // The first one hashes new passwords.
  ["PASSWORD_HASHERS", "weak-hash", (value) => weakHashers.test(textOf(firstOf(value)) ?? "")],
];

/** What a file of Django's settings says in plain values, outside of all conditions. */
export const djangoSettings: Check = (module, see, others) => {
  if (module.language !== "python") return;
  const settings = module.top.body.flatMap(settingOf);
  if (settings.filter(({ name }) => marks.includes(name)).length < 2) return;
  // A later value stands in place of an earlier one.
  const last = new Map(settings.map((setting) => [setting.name, setting]));
  for (const [name, rule, isDefect] of defects) {
    const setting = last.get(name);
    if (setting === undefined || !isDefect(setting.value)) continue;
    if (name === "SECRET_KEY" && [...others].some((other) => replaces(other, module, name))) continue;
    const { start, end } = setting.value;
    see({ rule, at: { start, end }, unit: module.top, what: name });
  }
  const isTrue = (...names: readonly string[]) => names.map((name) => last.get(name)).find((each) => isOn(each?.value));
  const anyOrigin = isTrue("CORS_ALLOW_ALL_ORIGINS", "CORS_ORIGIN_ALLOW_ALL");
  if (anyOrigin !== undefined && isTrue("CORS_ALLOW_CREDENTIALS") !== undefined) {
    const { start, end } = anyOrigin.value;
    see({ rule: "cors-any-origin-with-credentials", at: { start, end }, unit: module.top, what: anyOrigin.name });
  }
};

/** Whether other settings take all of these and put something read elsewhere in the place of one: `from .base import *`. */
function replaces({ path, top }: Module, module: Module, name: string): boolean {
  if (posix.dirname(path) !== posix.dirname(module.path)) return false;
  const own = posix.basename(module.path, ".py");
  const takesAll = top.body.some(
    (statement) =>
      statement.kind === "import" && statement.names.length === 0 && statement.module.split(".").at(-1) === own,
  );
  return (
    takesAll &&
    someNode(
      top.body,
      (node) =>
        node.kind === "assign" &&
        node.target.kind === "name" &&
        node.target.name === name &&
        node.value.kind !== "constant",
    )
  );
}

function settingOf(statement: Statement): { readonly name: string; readonly value: Expression }[] {
  if (statement.kind === "block") return statement.body.flatMap(settingOf);
  if (statement.kind !== "expression" || statement.value.kind !== "assign") return [];
  const { target, value } = statement.value;
  return target.kind === "name" ? [{ name: target.name, value: value.kind === "typed" ? value.value : value }] : [];
}

function textOf(value: Expression | undefined): string | undefined {
  return value?.kind === "constant" && typeof value.value === "string" ? value.value : undefined;
}

/** No empty text, and no place for a template to fill. */
function isKey(text: string | undefined): boolean {
  return text !== undefined && text !== "" && !/\{\{|<.*>/.test(text);
}

/** A list of middleware that knows people by their sessions, and asks no request where it comes from. */
function knowsSessions(value: Expression): boolean {
  const names = value.kind === "list" ? value.items.map((item) => textOf(item.value)) : [];
  const has = (end: RegExp) => names.some((name) => name !== undefined && end.test(name));
  return (
    !names.includes(undefined) && has(/\.SessionMiddleware$/) && has(/\.AuthenticationMiddleware$/) && !has(/csrf/i)
  );
}

function firstOf(value: Expression): Expression | undefined {
  return value.kind === "list" ? value.items[0]?.value : undefined;
}

function isOn(value: Expression | undefined): boolean {
  return value?.kind === "constant" && value.value === true;
}

function isOff(value: Expression): boolean {
  return value.kind === "constant" && value.value === false;
}
