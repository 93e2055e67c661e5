import { entropy } from "./entropy.ts";
import { isPublishedSample } from "./published.ts";

/**
 * True for values that stand for a credential without being one: documentation examples, fill-in marks, references to
 * a variable or a vault, masks, and runs of the same or of neighbouring characters.
 */
export function isPlaceholder(value: string): boolean {
  // Long random text with symbols contains `#{` or `%>` by chance.
  const bits = value.length >= 40 ? entropy(value) : 0;
  const isRandom = !/\$\{|\{\{|^ENC[[(]|^vault:/.test(value) && (bits > 5.2 || (bits > 4.6 && !/^\W/.test(value)));
  return (!isRandom && isReference(value)) || isFillIn(value) || isMonotonous(value) || isPublishedSample(value);
}

const references = [
  // A crypt hash begins with a dollar sign as well.
  /^\$(?!(?:1|5|6|y|2[aby]|apr1|argon2\w{0,2}|pbkdf2[\w-]*)\$)/,
  /^%[A-Za-z_(]/,
  /^@[A-Z_]+@?$/,
  /\$\{|\$\(|\{\{|#\{|<%|%>|\[\[|%\(\w+\)s|(?<!^)\{[a-z_][\w.]*\}|^\{(?!(?:SSHA|SHA|SMD5|MD5|CRYPT|SSHA256|SSHA512)\})[a-z_][\w.]*\}/i,
  /^<[^>]*>?$/,
  /^(?:&lt;|&#x3c;|<)[A-Za-z]/i,
  /^(?:Basic|Bearer|Token) [$`{<]/i,
  /^\[[^\]]*\]$/,
  /^\{[^}]*\}$/,
  /^(?:pass|fd|stdin|env|var|vars|secret|secrets|vault|ssm|op|keyring|kms|gcpkms|awskms|file|ref|sops|local|data|module|self|this|process|os|params|config|inputs|steps|github|akv|azurekeyvault|keyvault|cmd|exec|arn|valuefrom|credhub|keychain)(?::|\.[a-z_]|\[|\()/i,
  /^(?:ENC|!vault|!Ref|!Sub|!GetAtt|!secret|!reference|!env|ENV|AQICAH)\b/,
  /^\w+\.(?:env|environ|getenv)\b/,
];

/** True when the text points to where the value is kept. */
export function isReference(value: string): boolean {
  return references.some((pattern) => pattern.test(value));
}

const fillIn =
  /ex[ae]mple|place[-_ ]?holder|change[-_ ]?(?:me|it|this)|replace[-_ ]?(?:me|with|this)|redacted|your[-_ ]?(?:own|api|app|access|auth|secret|token|pass|key|client|db|database|aws|account|user|git|slack|npm|private|service|real|pw)|^your|^my[-_ ]?(?:secret|token|pass|password|api|key|access|auth|app)|(?:^|[-_ ])here(?:$|[-_ >\]])|_here$|insert[-_ ]|^(?:enter|todo|tbd|fixme|none|null|nil|undefined|empty|blank|unset|notset|not[-_]set|invalid|missing|n\/a|unknown|default|dummy|fake|mock|sample|test|testing|demo|foo|bar|baz|foobar|lorem|ipsum|xxx|abc|asdf|qwerty)$|not[-_ ]?(?:a[-_ ]?)?real|s3cr3t-goes|goes[-_ ]here|fill[-_ ]?(?:me|in|this)|\.\.\.|deadbeef|d34db33f|cafebabe|0123456789|1234567890|abcdefgh|abcdef0123|abcd1234|1234abcd|asdfasdf|qwertyui|xxxx|\*\*\*|####|____|-----|fake[-_]|dummy[-_]|mock[-_]|sample[-_]|^(?:fake|dummy|mock|stub|sample|notreal|invalid|bogus)/i;

/** True when the text asks its reader to put a value there, or is known from documentation. */
export function isFillIn(value: string): boolean {
  return fillIn.test(value);
}

/** True when few distinct characters, or a run like `aaaaa` or `12345`, make up most of the text. */
export function isMonotonous(value: string): boolean {
  if (value.length < 8) return new Set(value).size <= 1;
  if (new Set(value).size <= Math.min(4, value.length / 4)) return true;
  let steady = 0;
  for (let place = 1; place < value.length; place++) {
    const difference = value.charCodeAt(place) - value.charCodeAt(place - 1);
    if (difference === 0 || difference === 1) steady++;
  }
  return steady >= (value.length - 1) * 0.6;
}

const weak =
  /^(?:(?:my|the|a|some|new|old|wrong|in|bad|good|user|admin|root|test|your|super|very|strong|secure|correct|valid|invalid|current|confirm|temp|initial|default|incorrect|different|long|short|plain|encrypted|hashed|any|another|other)?[-_ .]?){0,4}(?:p[a@]ss(?:w(?:o|0)?r?d|word|phrase)?|p[a@][s$]{2}[-_/.:@]?w[o0]rd|pwd|s[e3]cr[e3]t|token|key|test|admin|root|user|guest|postgres|mysql|oracle|mongo|redis|login|welcome|letmein|qwerty|asdf|foo|bar|baz|abc|hello|world|dev|local|demo|string|value|text|pw|bot|app|db|database)(?:[-_ .]?(?:\d{0,6}|[a-z]))[!@#$.?]{0,2}$/i;

/** True for stock passwords of tests and tutorials: `password123`, `test-secret`, `my_token`, `P@ssw0rd!`. */
export function isStock(value: string): boolean {
  return value.length <= 40 && (weak.test(value) || /^[a-z]{2,24}pass?word\d{0,3}[!@#$]{0,3}$/i.test(value));
}
