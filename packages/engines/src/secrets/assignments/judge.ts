import { entropy } from "../values/entropy.ts";
import { isNonSecretForm, isWords } from "../values/forms.ts";
import { isPlaceholder, isStock } from "../values/placeholder.ts";
import { isScrambled } from "../values/scrambled.ts";
import type { NameClass } from "./name.ts";
import type { Style } from "./style.ts";

/** What is known about a value besides its characters. */
export interface Circumstances {
  readonly nameClass: NameClass;
  /** As written. */
  readonly name: string;
  /** Its words, lower case. */
  readonly words: readonly string[];
  readonly style: Style;
  readonly quoted: boolean;
  /** A configuration file, or a source file that holds configuration. */
  readonly configuration: boolean;
  /** User, host or database names stand in the lines around. */
  readonly besideAccount: boolean;
  readonly test: boolean;
  readonly translation: boolean;
}

/**
 * Decides whether a value assigned to a credential's name is a credential. Names decide; entropy only tells apart what
 * the name leaves open.
 *
 * @returns which of the two built-in rules reports it, or `undefined`
 */
export function judge(written: string, seen: Circumstances): "config" | "generic" | undefined {
  // Spring's mark that the password is not hashed.
  const value = written.replace(/^\{(?:noop|plain|PLAIN|CLEARTEXT|cleartext)\}/, "");
  if (value.length < 4 || value.length > 2048) return undefined;
  if (
    saysNothing(decoded(value)) ||
    isPlaceholder(value) ||
    hasOtherForm(value, seen) ||
    repeatsName(value, seen.words)
  )
    return undefined;
  // Code without quotes around it: `renderPass=renderPass;this.id=…`.
  if (!seen.quoted && /^[A-Za-z_$][\w$]*(?:\.[\w$]+)*[;)}][\w$.;(]*[=.(]/.test(value)) return undefined;
  switch (seen.nameClass) {
    case "password":
      return isPassword(value, seen) ? "config" : undefined;
    case "secret":
      return isToken(value, seen) ? (seen.configuration || hasMixedForm(value) ? "config" : "generic") : undefined;
    case "key":
      return !seen.test && seen.style !== "docs" && isRandomKey(value) ? "generic" : undefined;
  }
}

/** The form of something else; long random text in quotes, such as WordPress' salts, has any form by chance. */
function hasOtherForm(value: string, { quoted }: Circumstances): boolean {
  if (/^\$\w+\$|^\{(?:S?SHA\d*|S?MD5|CRYPT)\}/.test(value)) return true;
  const isRandom =
    quoted &&
    value.length >= 48 &&
    /[^\w+/=.-]/.test(value) &&
    entropy(value) > (/(?:\d.*){4}/.test(value) && !/[A-Za-z]{8}/.test(value) ? 4.6 : 5);
  return !(isRandom && !/\[[^\]]*[A-Za-z0-9]-[A-Za-z0-9][^\]]*\][{*+?]|\(\?/.test(value)) && isNonSecretForm(value);
}

/** The plain text of a base64 value, as in the data of a Kubernetes Secret; empty when it is none. */
function decoded(value: string): string {
  if (value.length < 8 || value.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return "";
  const plain = Buffer.from(value, "base64").toString("latin1");
  return /^[\x20-\x7e]+\n?$/.test(plain) ? plain.trim() : "";
}

function saysNothing(plain: string): boolean {
  return (
    plain !== "" &&
    (isPlaceholder(plain) || isStock(plain) || (isWords(plain) && /[\s_-]/.test(plain) && !/\d{2}$/.test(plain)))
  );
}

function repeatsName(value: string, words: readonly string[]): boolean {
  const plain = value.toLowerCase().replace(/[^a-z0-9]/g, "");
  const name = words.join("");
  return (
    plain.replace(/\d+$/, "") === name ||
    name.endsWith(plain) ||
    (plain.length > 5 && plain.endsWith(name) && !/\d/.test(plain))
  );
}

function isPassword(value: string, seen: Circumstances): boolean {
  const spaced = /\s/.test(value);
  if (spaced)
    return (
      seen.quoted &&
      value.length >= 24 &&
      !value.includes("\n") &&
      /\d/.test(value) &&
      !isWords(value) &&
      hasMixedForm(value) &&
      entropy(value) > 4
    );
  if (seen.translation) return hasMixedForm(value) && !isWords(value) && seen.style !== "docs";
  switch (seen.style) {
    case "lock":
      return false;
    case "docs":
      return (
        value.length >= 8 &&
        (hasMixedForm(value) || (value.length >= 10 && isScrambled(value))) &&
        entropy(value) >= (isChosen(value, seen) ? 2.2 : 2.9) &&
        !isStock(value) &&
        (!isWords(value) || isChosen(value, seen))
      );
    case "source":
      if (!seen.configuration || !seen.besideAccount) {
        return (
          value.length >= 6 &&
          (hasMixedForm(value) || (value.length >= 10 && isScrambled(value))) &&
          !isStock(value) &&
          (!isWords(value) || isNumberedWord(value, seen) || isChosen(value, seen))
        );
      }
      return isConfiguredPassword(value, seen);
    case "data":
    case "shell":
      return isConfiguredPassword(value, seen);
  }
}

/** In configuration a password may be short and weak, but a lone word needs an account beside it. */
function isConfiguredPassword(value: string, seen: Circumstances): boolean {
  if (/^(?:password|passwd|pass|secret|admin|root|postgres|user|username|test|guest|string|text|boolean)$/i.test(value))
    return false;
  if (!seen.quoted && /[()<>]/.test(value) && /^[\w.]+[(<]/.test(value)) return false;
  if (isStock(value) && (seen.test || !(seen.besideAccount || namesService(seen.words)))) return false;
  if (/^\d+$/.test(value)) return value.length >= 6 || seen.besideAccount;
  if (hasMixedForm(value))
    return (
      !isWords(value) ||
      isNumberedWord(value, seen) ||
      isChosen(value, seen) ||
      isSigned(value) ||
      (seen.besideAccount && !isLabel(value))
    );
  if (value.length >= 8 && isScrambled(value)) return true;
  return (
    (seen.besideAccount || (/^[A-Z_]+$/.test(seen.name) && namesService(seen.words))) &&
    /^[a-z]+(?:[A-Z][A-Za-z]*)?$/.test(value) &&
    value.length >= 5
  );
}

/** `hunter2`, `harbour_47`: one word and a number, as people choose passwords, given to a plain password name. */
function isNumberedWord(value: string, seen: Circumstances): boolean {
  if (seen.test || seen.words.length > 3) return false;
  return /^[A-Za-z]{4,}\d{1,4}$/.test(value) || /^[A-Za-z]{4,}\d{0,3}[_.@!#-]\d{2,6}$/.test(value);
}

const codeWord =
  /^(?:keys?|tokens?|secrets?|pass|password|passwords|fields?|inputs?|labels?|auth|oauth|users?|errors?|types?|sha|utf|http|version|example|test|value|text|string|step|form|login|reset)$/i;

/** One to three words and a number, with or without signs: `LemonCactus98`, `Sommer2024!`; one digit after long words. */
function isChosen(value: string, seen: Circumstances): boolean {
  if (seen.test || value.length < 8 || hasCodeWord(value)) return false;
  const form =
    /^[A-Za-z\x80-\xff@$]{3,}(?:[_.@!#&-]?[A-Za-z\x80-\xff@$]{3,}){0,2}[_.@!#$%&*-]?(\d{1,6})[!?@#$%&*.]{0,2}$/.exec(
      value,
    );
  return form !== null && (form[1]!.length > 1 || value.length >= (seen.style === "docs" ? 12 : 10));
}

/** Capitals or digits within a word and a sign at its end: `FalcomeRtz!`, `Falcon042Azyn!`. */
function isSigned(value: string): boolean {
  return (
    value.length >= 10 &&
    /^[A-Za-z]{3,}(?:\d{1,6}|(?<=[a-z])[A-Z])[A-Za-z]*[!@#$%^&*]{1,2}$/.test(value) &&
    !hasCodeWord(value)
  );
}

function hasCodeWord(value: string): boolean {
  return value.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).some((word) => codeWord.test(word));
}

/** `Passwort`, `Forgot?`: what stands in a form beside a field. */
function isLabel(value: string): boolean {
  return /^[A-Z\x80-\xff][a-z\x80-\xff]+[\s?:!.*]*$/.test(value);
}

/** `db_password`, `redis_pass`: the name itself says whose password it is. */
function namesService(words: readonly string[]): boolean {
  return words.length > 1 && !words.some((word) => /^(?:test|example|confirm|form|input|field|user)$/.test(word));
}

function isToken(value: string, seen: Circumstances): boolean {
  if (/\s/.test(value))
    return (
      seen.quoted &&
      !/(?:[A-Za-z]{2,}[ ,.]+){4}/.test(value) &&
      value.length >= 32 &&
      symbolShare(value) > 0.02 &&
      /\d/.test(value) &&
      !isWords(value) &&
      entropy(value) > 4.2
    );
  if (seen.style === "lock") return false;
  if (seen.translation) return value.length >= 20 && isRandomKey(value);
  if (isWords(value))
    return seen.configuration && seen.words.at(-1) === "secret" && isNumberedWord(value, seen) && value.length >= 8;
  if (seen.style === "docs")
    return value.length >= 16 && entropy(value) >= 3.3 && /\d/.test(value) && /[A-Za-z]/.test(value);
  if (isStock(value)) return false;
  const minimum = seen.configuration ? 8 : 12;
  if (value.length < minimum || !(hasMixedForm(value) || isScrambled(value))) return false;
  if (seen.test && (value.length < 20 || isTestVector(value, seen))) return false;
  return entropy(value) >= (value.length >= 16 ? 2.8 : 2.6);
}

/** Hex beside the names of cryptography's own inputs: what tests of ciphers are made of. */
function isTestVector(value: string, { words }: Circumstances): boolean {
  return (
    /^[0-9a-f]+$/i.test(value) && !words.some((word) => /^(?:api|access|client|auth|token|app|oauth|deploy)/.test(word))
  );
}

function isRandomKey(value: string): boolean {
  return (
    value.length >= 20 &&
    value.length <= 150 &&
    /^[\w.=+/:~-]+$/.test(value) &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !isWords(value) &&
    !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value) &&
    entropy(value) >= 3.5
  );
}

/** At least two of: letters, digits, other characters. */
function hasMixedForm(value: string): boolean {
  const kinds = Number(/[A-Za-z]/.test(value)) + Number(/\d/.test(value)) + Number(/[^A-Za-z0-9\x80-\xff]/.test(value));
  return kinds >= 2 || (/[a-z]/.test(value) && /[A-Z]/.test(value) && value.length >= 20 && entropy(value) > 3.8);
}

function symbolShare(value: string): number {
  return value.replace(/[A-Za-z0-9\s]/g, "").length / value.length;
}
