/** What a name says about its value. `key` names may hold public things: their values must prove themselves by entropy. */
export type NameClass = "password" | "secret" | "key";

/** The words of a name in lower case: `dbPassword`, `DB_PASSWORD` and `db.password` all give `db`, `password`. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

// After the noun: words that say where, which one or how it is written, and leave the noun the subject.
const qualifiers =
  /^(?:\d+|prod|production|dev|development|stage|staging|live|sandbox|string|text|list|test|testing|local|main|primary|secondary|old|new|current|next|value|val|plain|plaintext|cleartext|clear|raw|base64|b64|base|default|env|var|const|literal|v\d|a|b|hex|ro|rw|admin|root|user|db|live|us|eu|global)$/;
const passwordNoun =
  /(?:password|passwd|passwort|passphrase|passcode|pwd|passw|paswd|passwrd|contrasena|motdepasse|senha)\d*$/;
const passNoun =
  /^(?:db|user|usr|admin|root|my|mysql|pg|postgres|ftp|sftp|mail|smtp|imap|ssh|redis|mongo|ldap|sudo|key|store|wifi|login|http|auth|proxy|client|server|account|vnc|svn|git|sql|sys|app|api|jdbc|require|bind|irc|mq|rabbit|kafka|mlab)?pass\d*$/;
const verbs =
  /^(?:forgot|forgotten|reset|change|show|hide|enter|invalid|wrong|incorrect|missing|repeat|retype|lost|is|has|no|not|without|allow|enable|disable|toggle|remember|generate|check|validate|verify|match|compare|send|get|create|update|confirm|need|expected|unexpected|next|last|parse|test|render|shader|first|second|multi)$/;
const secretNoun =
  /(?:secret|secretkey|secretkeybase|secretaccesskey|privatekey|signingkey|encryptionkey|masterkey|clientsecret|appsecret|authsecret|apisecret|sharedsecret|accountkey|storagekey|oauthtoken|authtoken|accesstoken|refreshtoken|bearertoken|apitoken|idtoken|sessiontoken|personaltoken|apikey|apikeys|accesskey|authkey|licensekey|appkey|requirepass|masterauth|keypass|storepass|credential|credentials|creds|cred)\d*$/;
const secretPairs =
  /^(?:api|secret|access|auth|private|signing|sign|encryption|encrypt|crypt|cipher|master|client|account|jwt|hmac|aes|deploy|admin|sas|consumer|developer|in|nonce|password|security|app|service|cookie|session|webhook|license|hash|hashing)$/;
const authNouns = /^(?:auth|authorization|identitypass|httppassword)$/;

/**
 * Classifies a name by its last noun: `db_password` is a password, `password_hint` is not, `accessKeyId` is not.
 *
 * @returns `undefined` when the value is no credential, whatever it looks like
 */
export function classify(words: readonly string[]): NameClass | undefined {
  let last = words.length - 1;
  while (last > 0 && qualifiers.test(words[last]!)) last--;
  const word = words[last]?.replace(/^(key|secret|token|password|apikey|credential)s$/, "$1");
  if (word === undefined) return undefined;
  const before = words[last - 1];
  if (words.some((each) => /^(?:public|pub|publishable|site|sitekey|publickey)$/.test(each))) return undefined;
  // The application's key of these services names it to browsers; the secret beside it is the credential.
  if (word === "key" && before === "app" && words.some((each) => /^(?:pusher|reverb|soketi|ably)$/.test(each)))
    return undefined;
  if (last > 0 && verbs.test(words[0]!)) return undefined;
  if (passwordNoun.test(word)) return "password";
  if (/^(?:root|bind|admin|user|db|ldap|rootdn|smtp|mysql)?pw\d*$/.test(word)) return "password";
  if (word === "psk") return "password";
  if (passNoun.test(word)) return "password";
  if (word === "auth" && (before === "master" || before === "redis")) return "password";
  if (secretNoun.test(word)) return "secret";
  // Tokens that mark a place in a list, an attempt or a version.
  if (
    word === "token" &&
    /^(?:next|page|continuation|continue|sync|cursor|pagination|request|lock|update|idempotency|input|output|action|start|import|export|sort|resume)$/.test(
      before ?? "",
    )
  )
    return undefined;
  if (/^(?:no|without)pass/.test(word)) return undefined;
  if (/(?:token|tok)\d*$/.test(word) && word !== "csrftoken" && before !== "csrf" && before !== "xsrf") return "secret";
  if (word === "key" && before !== undefined && secretPairs.test(before)) return "secret";
  if ((word === "salt" && before !== undefined) || word === "pepper") return "secret";
  if (word === "username" && before === "encrypted") return "secret";
  if (word === "salt" || word === "webhook" || word === "dsn") return "key";
  if (word === "key" || word === "auth" || authNouns.test(word)) return "key";
  return undefined;
}
