import { contextSet, everyContext } from "../../../values/index.ts";
import { safeWhenMatching } from "../../builtins/text.ts";
import type { Marks } from "../dto.ts";
import { both, either, type Proof, safeProof } from "../proof.ts";

/** https://pkg.go.dev/github.com/go-playground/validator/v10: what leaves numbers, identifiers, or some of the program's own words. */
const narrow = new Set(
  "oneof oneofci numeric number boolean datetime eq eq_ignore_case uuid uuid3 uuid4 uuid5 uuid_rfc4122 uuid3_rfc4122 uuid4_rfc4122 uuid5_rfc4122 ulid mongodb md4 md5 sha256 sha384 sha512 mac latitude longitude timezone e164 isbn isbn10 isbn13 credit_card luhn_checksum iso3166_1_alpha2 iso3166_1_alpha3 iso3166_2 iso4217 bcp47_language_tag hexcolor semver ssn".split(
    " ",
  ),
);
const alphabets: Readonly<Record<string, string>> = {
  alpha: "^[a-zA-Z]+$",
  alphanum: "^[a-zA-Z0-9]+$",
  alphaunicode: "^[a-zA-Z]+$",
  alphanumunicode: "^[a-zA-Z0-9]+$",
  hexadecimal: "^[0-9a-fA-F]+$",
  base64: "^[a-zA-Z0-9+/=]+$",
  base64url: "^[a-zA-Z0-9_=-]+$",
};
const hosts: Readonly<Record<string, string>> = {
  ip: "^[0-9a-f][0-9a-f.:]*$",
  ipv4: "^[0-9][0-9.]*$",
  ipv6: "^[0-9a-f:.]+$",
  hostname: "^[a-z0-9][a-z0-9.-]*$",
  hostname_rfc1123: "^[a-z0-9][a-z0-9.-]*$",
  fqdn: "^[a-z0-9][a-z0-9.-]*$",
};
const leading = contextSet("url", "redirect");

/** What the tag of a field says under a name: `binding:"required,uuid"`. */
export function tagMarks(key: "binding" | "validate"): Marks {
  const said = new RegExp(`(?:^|[\\s\`])${key}:"((?:[^"\\\\]|\\\\.)*)"`);
  return {
    judge: (_machine, _here, mark, isItem) => {
      const rules = mark.kind === "constant" ? said.exec(String(mark.value))?.[1] : undefined;
      if (rules === undefined) return safeProof(0);
      // What stands behind `dive` is for each item.
      const [own = "", ...items] = rules.split(/(?:^|,)dive(?:,|$)/);
      return proofOfTag(isItem ? (items[0] ?? "") : own);
    },
  };
}

/** `required,alpha|numeric`: all of the rules, of each any of its choices. */
export function proofOfTag(rules: string): Proof {
  return rules
    .split(",")
    .map((rule) => rule.split("|").map(proofOfRule).reduce(either))
    .reduce<Proof>(both, safeProof(0));
}

function proofOfRule(rule: string): Proof {
  const name = rule.split("=")[0]!;
  if (narrow.has(name)) return safeProof(everyContext);
  const alphabet = alphabets[name];
  if (alphabet !== undefined) return safeProof(safeWhenMatching(alphabet, false));
  const host = hosts[name];
  if (host !== undefined) return safeProof(safeWhenMatching(host, false) & ~leading);
  // Neither holds a line break.
  return safeProof(/^(email|url|uri|http_url)$/.test(name) ? contextSet("header", "log") : 0);
}
