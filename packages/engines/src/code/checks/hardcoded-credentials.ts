import { type Expression, type Pattern, type Span, walk } from "../ir/index.ts";
import type { Check } from "./contract.ts";

/** Names of things that let in whoever has them. */
const secretName =
  /(^|[_\-.a-z0-9])(pass|passwd|password|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key([_-]?id)?|auth[_-]?key|private[_-]?key|credentials?|bearer)s?$/i;
const secretWord = /^(pw|cred|pass|pwd)$/i;
/** Values that stand for a secret, or say where one is found. */
const placeholder =
  /^(x+|\*+|\.+|-+|<.*>|\$?\{.*\}|%.*%|your[_-].*|change[_-]?me|example|none|null|undefined|true|false|n\/a|todo|password|passwd|secret|token|string|test|text|hidden|required|invalid|unset|empty)$/i;
const address = /^(https?:|file:|\/|\.\.?\/|[\w-]+\.[\w-]+\.[\w.-]+$)/;
/** What answers a path: `orders#show`, `admin/orders#show`. */
const action = /^[a-z][\w/]*#[a-z]\w*[!?]?$/;
const credentialInAddress = /^[a-z][a-z0-9+.-]*:\/\/[^/:@\s]+:[^/@\s]{8,}@/i;

/** Literals under the name of a secret: long and mixed ones are credentials, plain words notes. */
export const hardcodedCredentials: Check = (module, see) => {
  const judge = (
    name: string | undefined,
    value: Expression | undefined,
    at: Span,
    unit: Parameters<typeof see>[0]["unit"],
  ) => {
    if (value?.kind !== "constant" || typeof value.value !== "string" || action.test(value.value)) return;
    const isSecret = name !== undefined && (secretName.test(name) || secretWord.test(name));
    const inAddress = credentialInAddress.test(value.value) && isMixed(value.value);
    if (!isSecret && !inAddress) return;
    const rule =
      inAddress || isMixed(value.value.replace(/^(bearer|basic|token):?\s+/i, ""))
        ? "hardcoded-credential"
        : isWord(value.value)
          ? "default-password"
          : undefined;
    if (rule !== undefined) see({ rule, at: { start: at.start, end: at.end }, unit, what: name ?? "an address" });
  };
  walk(module.top, {
    unit(unit) {
      for (const { name, fallback } of unit.parameters) judge(name, fallback, fallback ?? unit, unit);
    },
    expression(expression, unit) {
      switch (expression.kind) {
        case "assign": {
          const value = plainValue(expression.value);
          judge(nameOf(expression.target), value, expression, unit);
          return;
        }
        case "binary":
          if (expression.operator !== "==" && expression.operator !== "!=") return;
          judge(lastName(expression.left), expression.right, expression, unit);
          judge(lastName(expression.right), expression.left, expression, unit);
          return;
        case "record":
          for (const { key, value } of expression.entries)
            judge(key?.kind === "constant" ? String(key.value) : undefined, value, key ?? value, unit);
          return;
        case "call":
          // `settings.set("apiKey", …)`
          if (expression.args.length === 2) {
            const [name, value] = expression.args;
            if (name!.value.kind === "constant" && typeof name!.value.value === "string" && isNamed(name!.value.value))
              judge(name!.value.value, value!.value, value!.value, unit);
          }
          for (const { name, value } of expression.args) if (name !== undefined) judge(name, value, value, unit);
          return;
        case "class":
          for (const member of expression.unit.members)
            if (member.kind === "field") judge(member.name, plainValue(member.value), member.value, unit);
      }
    },
  });
};

function plainValue(value: Expression): Expression {
  return value.kind === "typed" ? value.value : value;
}

function nameOf(target: Pattern): string | undefined {
  switch (target.kind) {
    case "name":
    case "member":
      return plainName(target.name);
    case "index":
      return target.key.kind === "constant" ? String(target.key.value) : undefined;
    default:
      return undefined;
  }
}

/** Names of PHP and Ruby begin with a sign; those that shadow others carry a mark behind them. */
function plainName(name: string): string {
  return name.replace(/^[$@]+/, "").replace(/[^\w-].*$/, "");
}

function lastName(expression: Expression): string | undefined {
  if (expression.kind === "name" || expression.kind === "member") return plainName(expression.name);
  return expression.kind === "index" && expression.key.kind === "constant" ? String(expression.key.value) : undefined;
}

/** A single word, as settings are named. */
function isNamed(text: string): boolean {
  return /^[\w.-]+$/.test(text);
}

const leastBits = 55;

/** Whether a text looks drawn by lot: letters and digits, no words, enough of them. */
function isMixed(text: string): boolean {
  if (text.length < 12 || /\s/.test(text) || placeholder.test(text)) return false;
  if (address.test(text) && !credentialInAddress.test(text)) return false;
  if (!/\d/.test(text) || !/[a-z]/i.test(text) || /^[a-z]+([._-][a-z]+)*\d{0,4}$/i.test(text)) return false;
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / text.length);
  return bits >= leastBits;
}

function isWord(text: string): boolean {
  return text.length > 0 && text.length <= 64 && !/\s|[<>{}()$%]/.test(text) && !address.test(text);
}
