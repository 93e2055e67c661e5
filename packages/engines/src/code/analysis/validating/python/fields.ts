import { contextSet, everyContext, named, only, type Value } from "../../../values/index.ts";
import { safeWhenMatching } from "../../builtins/text.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { libraryBases } from "../../classes/bases.ts";
import { listed } from "../../literals.ts";
import type { Given, Here, Machine } from "../../machine.ts";
import { both, itemsProof, type Proof, safeProof } from "../proof.ts";
import { declaring, proofDeclared } from "../schemas.ts";

/**
 * Classes of fields: https://docs.djangoproject.com/en/stable/ref/forms/fields/
 * https://www.django-rest-framework.org/api-guide/fields/ https://marshmallow.readthedocs.io/en/stable/marshmallow.fields.html
 * https://wtforms.readthedocs.io/en/stable/fields/
 */
const fieldClass =
  /^(django\.forms|django\.db\.models|rest_framework\.serializers|rest_framework|marshmallow|webargs|flask_marshmallow|flask_wtf\.file|wtforms)\.(?:(?:fields|relations|models)\.)*(?:(?:core|simple|choices|numeric|datetime|list|form)\.)?([A-Z]\w*?)(?:Field)?(?:\(\))?$/;

/** What leaves a number, a time, an identifier, one of a few words, or what the program itself keeps. */
const narrow = new Set(
  "Integer Int Float Decimal Number Boolean Bool NullBoolean Date DateTime NaiveDateTime AwareDateTime Time TimeDelta Duration SplitDateTime UUID Choice TypedChoice MultipleChoice TypedMultipleChoice FilePath ModelChoice ModelMultipleChoice BigInteger PositiveInteger PositiveSmallInteger PositiveBigInteger SmallInteger Auto BigAuto SmallAuto ForeignKey OneToOne ManyToMany PrimaryKeyRelated SlugRelated HyperlinkedRelated StringRelated Hidden ReadOnly SerializerMethod HyperlinkedIdentity Constant Enum Method Function IntegerRange DecimalRange DateTimeLocal Month Week Select SelectMultiple Radio Submit".split(
    " ",
  ),
);
const texts = new Set(
  "Char Text String Str Email Url URL TextArea Password Search Tel Regex Slug IPAddress GenericIPAddress IP IPv4 IPv6".split(
    " ",
  ),
);
/** Ways of a field to take what is sent that a class of the program may write anew. */
const taking = new Set(
  "clean to_python validate run_validators valid_value to_internal_value run_validation deserialize _deserialize process_formdata process_data pre_validate".split(
    " ",
  ),
);
const slug = "^[a-zA-Z0-9_-]+$";
const address = "^[0-9a-f][0-9a-f.:]*$";
const leading = contextSet("url", "redirect");

/** A field, or a check of what is put into one, as a program declares it: known by what it proves. `undefined` for other calls. */
export function callField(machine: Machine, here: Here, site: CallSite): Value | undefined {
  for (const name of site.target.names) {
    const check = proofOfCheck(name, site.given);
    if (check !== undefined) return declaring(machine, named(`${name}()`), check);
    const match = fieldClass.exec(name);
    if (match !== null)
      return declaring(machine, named(`${name}()`), proofOfField(machine, here, match[1]!, match[2]!, site.given));
  }
  // A class of the program that extends a field takes what that takes, where it does not say so itself.
  for (const owner of site.target.callables) {
    if (owner.kind !== "class") continue;
    const match = libraryBases(owner)
      .map((name) => fieldClass.exec(name))
      .find((found) => found !== null && (narrow.has(found[2]!) || texts.has(found[2]!)));
    if (match === undefined || match === null) continue;
    const isOwn = owner.unit.members.some(({ name }) => taking.has(name));
    const proof = isOwn ? safeProof(0) : proofOfField(machine, here, match[1]!, match[2]!, site.given);
    return declaring(machine, named(`${match[0]}()`), proof);
  }
  return undefined;
}

function proofOfField(machine: Machine, here: Here, library: string, kind: string, given: Given): Proof {
  const { positional, keywords } = given;
  const isWtforms = /^(wtforms|flask_wtf)/.test(library);
  const says = (name: string, is: boolean) => keywords.get(name)?.constants?.includes(is) === true;
  if (says("validate_choice", false)) return safeProof(0);
  if ((keywords.has("choices") && !isWtforms) || says("read_only", true) || says("dump_only", true))
    return safeProof(everyContext);
  if (narrow.has(kind)) return safeProof(everyContext);
  if (kind === "List") {
    const inner = keywords.get("child") ?? positional[0];
    return itemsProof((inner && proofDeclared(machine, inner)) ?? safeProof(0));
  }
  const checks = keywords.get("validators") ?? keywords.get("validate") ?? (isWtforms ? positional[1] : undefined);
  const all = checks === undefined ? [] : (listed(here, checks) ?? [checks]);
  const pattern = kind === "Regex" ? patternOf(keywords.get("regex") ?? positional[0]) : undefined;
  const isPlain = !keywords.has("flags") && pattern !== undefined;
  const before = both(ofKind(kind), safeProof(isPlain ? safeWhenMatching(pattern, false) : 0));
  return all.reduce<Proof>((proof, check) => withCheck(machine, proof, check), before);
}

function ofKind(kind: string): Proof {
  if (!texts.has(kind)) return safeProof(0);
  // A text is no object that a filter would take for a condition.
  const text = contextSet("nosql");
  if (kind === "Slug") return safeProof(text | safeWhenMatching(slug, false));
  if (/^(Generic)?IP/.test(kind)) return safeProof(safeWhenMatching(address, false) & ~leading);
  // Neither holds a line break.
  return /^(Email|Url|URL)$/.test(kind) ? safeProof(text | contextSet("header", "log")) : safeProof(text);
}

/** What is proved of what passes a field and then a check, which may be a function of the program that throws. */
function withCheck(machine: Machine, before: Proof, check: Value): Proof {
  const own = proofDeclared(machine, check) ?? check.names.map((name) => proofOfCheck(name, noGiven)).find(Boolean);
  if (own !== undefined) return both(before, own);
  const by = check.callables.find(({ kind }) => kind === "function");
  return by === undefined ? before : { kind: "checked", by, before, keeps: true };
}

const noGiven: Given = { positional: [], keywords: new Map(), more: undefined };
const check =
  /^(?:django\.core\.validators|marshmallow\.validate|webargs\.validate|wtforms\.validators|rest_framework\.validators)\.(\w+)$/;

/** What passes a check of a library, by its name; `undefined` for what is none. */
function proofOfCheck(name: string, { positional, keywords }: Given): Proof | undefined {
  const kind = check.exec(name)?.[1];
  switch (kind) {
    case undefined:
      return undefined;
    case "OneOf":
    case "AnyOf":
    case "Equal":
    case "ContainsOnly":
    case "UUID":
    case "Range":
    case "NumberRange":
    case "validate_integer":
      return safeProof(everyContext);
    case "validate_slug":
    case "validate_unicode_slug":
      return safeProof(safeWhenMatching(slug, false));
    case "IPAddress":
    case "validate_ipv4_address":
    case "validate_ipv6_address":
    case "validate_ipv46_address":
      return safeProof(safeWhenMatching(address, false) & ~leading);
    case "RegexValidator":
    case "Regexp": {
      const pattern = patternOf(keywords.get("regex") ?? positional[0]);
      const isOther = keywords.has("inverse_match") || keywords.has("flags") || pattern === undefined;
      // Both libraries that say `Regexp` look at the beginning only.
      const searched = kind === "Regexp" && pattern !== undefined ? `^${pattern.replace(/^\^/, "")}` : pattern;
      return safeProof(isOther ? 0 : safeWhenMatching(searched!, false));
    }
    default:
      return safeProof(0);
  }
}

function patternOf(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = only(value);
  if (typeof text === "string") return text;
  return value.names.find((name) => name.startsWith("regex:"))?.slice("regex:".length);
}
