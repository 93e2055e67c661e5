import type { Assignment } from "./assignment.ts";
import { isNameByte, isQuote, latin1, skipBlanks } from "./bytes.ts";
import { elementValue, type Literal, literalAt, literalUntil } from "./literal.ts";
import type { Style } from "./style.ts";

/**
 * Finds what is assigned to the name at `nameStart..nameEnd`, walking right over the assignment syntax of any common
 * language or configuration format. Linear, no backtracking, looks at most a few hundred bytes ahead.
 */
export function locate(bytes: Buffer, nameStart: number, nameEnd: number, style: Style): Assignment | undefined {
  const value = assignedTo(bytes, nameStart, nameEnd, style);
  if (!value || value.end <= value.start) return undefined;
  return {
    nameStart,
    nameEnd,
    valueStart: value.start,
    valueEnd: value.end,
    quoted: value.quoted,
    syntax: value.syntax,
  };
}

interface Located extends Literal {
  readonly syntax: Assignment["syntax"];
}

function assignedTo(bytes: Buffer, nameStart: number, nameEnd: number, style: Style): Located | undefined {
  const opener = bytes[nameStart - 1];
  if (opener === 0x3c) return withSyntax(elementValue(bytes, nameEnd), "element");
  if (opener === 0x7b && bytes[nameStart - 2] === 0x24) return defaultOf(bytes, nameEnd);
  let place = nameEnd;
  if (bytes[place] === 0x5c && isQuote(bytes[place + 1])) place++;
  const quotedName = isQuote(opener) && bytes[place] === opener;
  if (quotedName) place++;
  else if (isQuote(bytes[place])) return opener === 0x2d ? listedFlag(bytes, place + 1) : undefined;
  if (bytes[place] === 0x5d || (quotedName && bytes[place] === 0x7d)) place++;
  // The size of an array in C: `char password[] = "…"`.
  if (style === "source" && bytes[place] === 0x5b)
    place += /^\[\d{0,5}\]/.exec(latin1(bytes, place, place + 8))?.[0].length ?? 0;
  const afterBlanks = skipBlanks(bytes, place);
  const operator = bytes[afterBlanks];
  const second = bytes[afterBlanks + 1];
  switch (operator) {
    case 0x3d: // =
      if (second === 0x3d || second === 0x7e) return undefined;
      // In a shell "name= word" gives the name nothing.
      if (style === "shell" && afterBlanks === place && (second === 0x20 || second === 0x09)) return undefined;
      if (style !== "source" && afterBlanks === place && !quotedName) {
        const tight = tightlyAssigned(bytes, nameStart, place + 1);
        if (tight) return withSyntax(tight, "operator");
      }
      return assigned(bytes, afterBlanks + (second === 0x3e ? 2 : 1), style, "operator");
    case 0x3a: // :
      // "arn:aws:…:secret:name" is a path of colons.
      // LDIF marks base64 values with a second colon.
      if (second === 0x3a && style === "data" && bytes[afterBlanks + 2] === 0x20) {
        return assigned(bytes, afterBlanks + 2, style, "operator");
      }
      if (second === 0x3a || (opener === 0x3a && second !== 0x20)) return undefined;
      if (second === 0x3d) return assigned(bytes, afterBlanks + 2, style, "operator");
      if (!quotedName && isQuote(opener) && style !== "source") {
        return withSyntax(literalUntil(bytes, skipBlanks(bytes, afterBlanks + 1), opener!), "operator");
      }
      return (
        (style === "source" && annotated(bytes, afterBlanks + 1)) || assigned(bytes, afterBlanks + 1, style, "operator")
      );
    case 0x2c: // ,
      if (!quotedName) return pairedValue(bytes, nameStart, place);
      if (opener === 0x60) return undefined;
      if (!opensCall(bytes, nameStart - 2) && !isFieldBefore(bytes, nameStart))
        return pairedValue(bytes, nameStart, place);
      return (
        argument(bytes, afterBlanks + 1) ??
        defaultArgument(bytes, afterBlanks + 1) ??
        pairedValue(bytes, nameStart, place)
      );
    case 0x28: // (
      return isQuote(opener) ? undefined : withSyntax(quotedOnly(bytes, afterBlanks + 1), "call");
    case 0x3f: // ?
      return style === "source" && (second === 0x3f || second === 0x3d) ? fallback(bytes, afterBlanks) : undefined;
    case 0x7c: // |
      return style === "source" && second === 0x7c ? fallback(bytes, afterBlanks) : undefined;
    case 0x7b: // {
      return style === "source" && !quotedName && isQuote(bytes[afterBlanks + 1])
        ? withSyntax(quotedOnly(bytes, afterBlanks + 1), "operator")
        : pairedValue(bytes, nameStart, place);
    case 0x3c: // <
      // R assigns with an arrow.
      if (second === 0x2d && style === "source" && afterBlanks > place)
        return assigned(bytes, afterBlanks + 2, style, "operator");
      return pairedValue(bytes, nameStart, place);
    default:
      if (quotedName || operator === 0x2f || operator === 0x3e) {
        return pairedValue(bytes, nameStart, place);
      }
      if (operator === 0x0a || operator === 0x0d) return pairedValue(bytes, nameStart, place);
      return afterBlanks > place ? spaced(bytes, nameStart, afterBlanks, style) : undefined;
  }
}

/**
 * A value behind white space alone: a command line flag, a line that is nothing but name and value (with at most one word
 * such as `ENV` before them), or the password of a `.netrc` entry. Prose is none of these.
 */
function spaced(bytes: Buffer, nameStart: number, valueStart: number, style: Style): Located | undefined {
  if (style === "source") {
    const beforeName = latin1(bytes, Math.max(bytes.lastIndexOf(0x0a, nameStart) + 1, nameStart - 80), nameStart);
    if (/#\s*define\s+$/.test(beforeName)) return argument(bytes, valueStart);
    // Groovy and Ruby call without parentheses: `storePassword "…"`.
    return /^\s*$/.test(beforeName) ? withSyntax(quotedOnly(bytes, valueStart), "words") : undefined;
  }
  if (style === "docs") return undefined;
  const literal = literalAt(bytes, valueStart, "words");
  if (!literal || bytes[literal.start] === 0x2d) return undefined;
  const lineStart = bytes.lastIndexOf(0x0a, nameStart) + 1;
  const before = latin1(bytes, Math.max(lineStart, nameStart - 200), nameStart);
  if (/(?:^|\s)--?$/.test(before) || /(?:^|\s)(?:login|user|account|machine)\s+\S+\s+(?:\S+\s+\S+\s+)?$/.test(before)) {
    return withSyntax(literal, "words");
  }
  const rest = latin1(bytes, literal.end + (literal.quoted ? 1 : 0), literal.end + 80);
  if (/\b(?:config|configure)(?:\s+|:)set\s+$/.test(before)) return withSyntax(literal, "words");
  return /^\s*(?:(?:ENV|ARG|LABEL|setx?|setenv|option|config|proxy_set_header|add_header|header\s+set|RequestHeader\s+set)\s+)?$/i.test(
    before,
  ) && /^[ \t;]*(?:\\?\r?\n|#|$)/.test(rest)
    ? withSyntax(literal, "words")
    : undefined;
}

function withSyntax(literal: Literal | undefined, syntax: Assignment["syntax"]): Located | undefined {
  return literal && { ...literal, syntax };
}

function assigned(bytes: Buffer, from: number, style: Style, syntax: Assignment["syntax"]): Located | undefined {
  const place = skipBlanks(bytes, from);
  if (style === "source") {
    return withSyntax(quotedOnly(bytes, place) ?? wrapped(bytes, place), syntax) ?? fallback(bytes, place);
  }
  const literal = literalAt(bytes, place, style === "docs" ? "words" : style);
  return withSyntax((literal?.quoted ? undefined : firstListed(bytes, place)) ?? literal, syntax);
}

/** `NAME=value` without blanks: one word, which ends before a quote that stands before the name. */
function tightlyAssigned(bytes: Buffer, nameStart: number, from: number): Literal | undefined {
  const opener = bytes[nameStart - 1];
  if (isQuote(opener)) return isQuote(bytes[from]) ? undefined : literalUntil(bytes, from, opener!);
  if (isQuote(bytes[from]) || bytes[from] === 0x5c || bytes[from] === 0x3e || bytes[from]! <= 0x20) return undefined;
  const literal = literalAt(bytes, from, "words");
  const next = literal && bytes[literal.end];
  return literal && (next === 0x20 || next === 0x09) ? literal : undefined;
}

/** `${NAME:-value}`, `${NAME:value}`: what is used when nothing is given. */
function defaultOf(bytes: Buffer, nameEnd: number): Located | undefined {
  if (bytes[nameEnd] !== 0x3a) return undefined;
  const sign = bytes[nameEnd + 1];
  const literal = literalUntil(bytes, nameEnd + (sign === 0x2d || sign === 0x3d ? 2 : 1), 0x7d);
  return withSyntax(literal, "operator");
}

const wrapper =
  /^[&*]{0,2}(?:new\s+)?(?:[\w:$]+(?:\.|::))*(?:\[\]byte|\[\]rune|bytes?|bytearray|from|from_hex|fromhex|fromHex|fromBase64|FromBase64String|FromHexString|GetBytes|getBytes|DecodeString|String|str|Some|Ok|Secret|SecretStr|SecretString::new|Secret::new|SecretBox::new|SecretString|SecretValue|b64decode|a2b_hex|unhexlify|toBytes|hexToBytes|atob|pack|SymmetricSecurityKey|SecretKeySpec|SecureString|Utf8Encode|stringPtr|Ptr|SecretKey)(?:<\w+>)?[!?]?\(\s*(?=["'`]|[bBrRuU@]["'])/;

/** The literal inside of one or two conversions: `[]byte("…")`, `Buffer.from("…", "hex")`, `["…", "…"]`. */
function wrapped(bytes: Buffer, from: number): Literal | undefined {
  let place = from;
  for (let depth = 0; depth < 2; depth++) {
    const inner = wrapper.exec(latin1(bytes, place, place + 120));
    if (inner) return quotedOnly(bytes, place + inner[0].length);
    const outer = /^(?:new\s+)?[\w.:$]{1,60}\(\s*/.exec(latin1(bytes, place, place + 80));
    if (!outer) break;
    place += outer[0].length;
  }
  return firstListed(bytes, from);
}

/** The first item of a list of quoted values. */
function firstListed(bytes: Buffer, from: number): Literal | undefined {
  return bytes[from] === 0x5b ? quotedOnly(bytes, from + 1) : undefined;
}

/** `buildConfigField "String", "NAME", "…"`, `VALUES (7, 'name', '…')`: a name whose value is the next item. */
function isFieldBefore(bytes: Buffer, nameStart: number): boolean {
  return /(?:(?:buildConfigField|resValue)[ (]\s*["']\w+["']\s*,\s*["']|\bvalues\s*\((?:[\w. -]{1,24},\s*|'[^'\n]{0,40}',\s*){0,3}')$/i.test(
    latin1(bytes, nameStart - 100, nameStart),
  );
}

/** A literal in quotes, with at most a one-letter prefix such as Python's `b` or C#'s `@` before it. */
function quotedOnly(bytes: Buffer, from: number): Literal | undefined {
  const place = skipBlanks(bytes, from);
  if (isQuote(bytes[place]) || (bytes[place] === 0x5c && isQuote(bytes[place + 1])))
    return literalAt(bytes, place, "source");
  if (isQuote(bytes[place + 1]) && (isNameByte(bytes[place]) || bytes[place] === 0x40 || bytes[place] === 0x24)) {
    return literalAt(bytes, place + 1, "source");
  }
  // new String("…"), Buffer.from("…"), Some("…"), &"…": one call or operator around the literal.
  return undefined;
}

/** True when only blanks stand between `offset` and an opening parenthesis on its left. */
function opensCall(bytes: Buffer, offset: number): boolean {
  let place = offset;
  while (bytes[place] === 0x20 || bytes[place] === 0x09) place--;
  return bytes[place] === 0x28;
}

function argument(bytes: Buffer, from: number): Located | undefined {
  return withSyntax(quotedOnly(bytes, from), "argument");
}

/** `["--requirepass", "…"]`: the next item of the list. */
function listedFlag(bytes: Buffer, from: number): Located | undefined {
  const comma = skipBlanks(bytes, from);
  return bytes[comma] === 0x2c ? (argument(bytes, comma + 1) ?? defaultArgument(bytes, comma + 1)) : undefined;
}

/** `get("token", fallback="…")`, `add_argument("--token", type=str, default="…")`. */
function defaultArgument(bytes: Buffer, from: number): Located | undefined {
  const found =
    /^\s*(?:\w+\s*[=:]\s*[\w."' -]{1,60},\s*){0,4}(?:default|fallback|default_value|defaultValue)\s*[=:]\s*(?=["'])/.exec(
      latin1(bytes, from, from + 300),
    );
  return found ? argument(bytes, from + found[0].length) : undefined;
}

/** `password: string = "…"`. */
function annotated(bytes: Buffer, from: number): Located | undefined {
  const equals = bytes.indexOf(0x3d, from);
  if (equals < 0 || equals - from > 40 || bytes[equals + 1] === 0x3d || bytes[equals + 1] === 0x3e) return undefined;
  if (!/^\s*[&*]?[A-Za-z_'[][\w.<>[\]|?' ;&]*$/.test(latin1(bytes, from, equals))) return undefined;
  return withSyntax(quotedOnly(bytes, equals + 1), "operator");
}

/** `process.env.PASSWORD || "…"`: the literal used when nothing better is given. */
function fallback(bytes: Buffer, from: number): Located | undefined {
  const text = latin1(bytes, from, from + 120);
  const found = /^[\w.$[\]()'" ]{0,80}?(?:\|\||\?\?=?|\bor\b|\?:)\s*(?=["'`])/.exec(text);
  return found ? withSyntax(quotedOnly(bytes, from + found[0].length), "operator") : undefined;
}

const pairedName =
  /(?:name|key|id|parameter|field|variable)["']?\s*[:=]?\s*>?\s*["']?$|(?:variable)\s+"$|<(?:key|string|name)>\s*$/i;
const pairedFollow =
  /^["']?[\s,;]*(?:\/?>\s*)?(?:<\/\w+>\s*)?(?:["']?\b(?:value|val|secret|content|default)["']?\s*[:=]\s*|<(?:value|string|val)[^>\n]{0,40}>|\{[^{}]{0,300}?\bdefault\s*=\s*)/i;

/** Name and value side by side: `<add key="…" value="…"/>`, `- name: …⏎  value: …`, `<key>…</key><string>…`. */
function pairedValue(bytes: Buffer, nameStart: number, nameEnd: number): Located | undefined {
  if (!pairedName.test(latin1(bytes, nameStart - 24, nameStart))) return undefined;
  if (bytes[nameEnd] === 0x3e && isQuote(bytes[nameEnd - 1])) return withSyntax(elementValue(bytes, nameEnd), "pair");
  const follow = pairedFollow.exec(latin1(bytes, nameEnd, nameEnd + 400));
  if (!follow) return undefined;
  const place = nameEnd + follow[0].length;
  const literal = follow[0].endsWith(">") ? elementValue(bytes, place - 1) : literalAt(bytes, place, "data");
  return withSyntax(literal, "pair");
}
