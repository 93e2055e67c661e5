/**
 * True for values whose form says that they are something else than a credential: paths, addresses, versions, dates,
 * colours, types, algorithms, selectors, hashes with their algorithm, public keys.
 */
export function isNonSecretForm(value: string): boolean {
  return forms.some((form) => form.test(value)) || isPath(value);
}

/** A path is told from a random value that begins with a slash by its further parts, its words or its ending. */
function isPath(value: string): boolean {
  if (!/^(?:\.{0,2}|~|[A-Za-z]:)?[/\\][\w./\\@:~ -]*$/.test(value)) return false;
  return isWords(value.replaceAll("\\", "/")) || /\.\w{1,5}$|[/\\].*[/\\].*[/\\]/.test(value);
}

const forms = [
  /^(?:true|false|null|none|nil|undefined|yes|no|on|off|required|optional|disabled|enabled|string|number|boolean|object|array|integer|int|text|hidden|any|unknown|void|never|prompt|ask|auto|always|basic|bearer|digest|oauth2?|interactive|inherit|bytes?|varchar.*|char\(.*|nullable)$/i,
  /^[\w.@~-]+(?:\/[\w.@~-]+)+\.\w{1,6}$/,
  /^[\w.-]+\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|xml|txt|conf|cfg|ini|env|js|ts|py|rb|php|java|go|html?|css|md|pub|gpg|asc|svg|png|jpe?g|properties|toml|sh|sock|log)$/i,
  /^[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*(?:[/?#]|$)(?!.*:\/\/[^/]*:[^/]*@)/i,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  /^[\^~<>=v ]*\d+(?:\.[\dx*]+){1,16}(?:[-+][\w.]+)?$/,
  /^(?:npm|workspace|catalog|link|file|portal|patch|urn|oid|tel|mailto|sms|javascript|about|blob|chrome|node|bun|jsr|git|github|gitlab|docker|oci):/i,
  /^\d{4}-\d{2}-\d{2}/,
  /^\d+\/(?:tcp|udp|sctp)$/,
  /^(?:files?|compat|plain|login|clear|strict|mandatory|sufficient|requisite|include|locked|unlocked|stdin|keychain|keyring|ldap|pam|kerberos|external|internal|native|system|custom|masked)$/i,
  /^(?:MFkwE|MIIB[IC]j|MIICIj|MIGfMA|MCowBQ|MHYwEA|MIGbMB|LS0tLS1CRUdJTiBQVUJ|LS0tLS1CRUdJTiBDRVJU)/,
  /^[0-9A-F]{40}$/,
  // Address of an account or contract on a chain.
  /^0x[0-9a-fA-F]{40}$/,
  /^(?:[a-z_-]+|[A-Z_-]+|[A-Z]?[a-z]+(?:[A-Z][a-z]+)+)=$/,
  /^#[0-9a-f]{3,8}$/i,
  /^(?:\\[uxU][0-9a-fA-F]{2,8})+$/,
  /^\s*[+&]\s|\s[+&]\s*$/,
  /^\w+(?:\.\w+)*;?[})\]]+/,
  /^[A-Za-z_]\w*(?:\[[^\]]*\])?(?:\.[A-Za-z_]\w*(?:\[[^\]]*\])?)+(?:\s*\|\||$)/,
  /^(?:sha(?:1|256|384|512)|md5)[-:][A-Za-z0-9+/=]+$/i,
  /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+) /,
  /^-----BEGIN (?:PUBLIC|RSA PUBLIC|CERTIFICATE|X509)/,
  /^[.#][A-Za-z][\w-]*(?:[ >.:[#].*)?$/,
  /^(?:[A-Za-z_$][\w$]*(?:\.|->|::))+[A-Za-z_$][\w$]*(?:\(.*\)?)?$/,
  /^[A-Za-z_$][\w$.]*\(.*\)[;,]?$/,
  /^\(.*\)$/,
  /^[a-z_]+(?::[\w,.]+)?(?:\|[a-z_]+(?::[\w,./]+)?)+$/,
  /^[\^/].*[$/][gimsuy]*$/,
  /^(?:rsa|dsa|ecdsa|ed25519|aes|des|hmac|hs|rs|es|ps|sha|md|utf|iso|pbkdf|argon|scrypt|bcrypt|pkcs|x)[-_]?\d*(?:[-_/][\w]+)*$/i,
  /^(?:[A-Z][A-Z0-9]*_)+[A-Z0-9]+$/,
  /^[a-z]+:[a-z:_-]+$/,
  /^(?:text|application|image|audio|video|multipart)\/[\w.+-]+$/,
  /^[,;:|*.!?_~+=-]+$/,
  /^data:/,
  // Keys that their services put into pages: Stripe, Mapbox, PostHog, Clerk, Paddle.
  /^(?:pk_(?:live|test)_|pk\.eyJ|phc_|pdl_)/,
  // Ciphertext of a SealedSecret.
  /^Ag[A-Z][A-Za-z0-9+/=]{150,}$/,
  /\[\^?[^\]\s]*-[^\]\s]*\](?:[{*+?]|\\)|\\u\{/,
  /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+;/,
  /\\[nrt]\w|^\\[dwsb]|\[\^?[a-z]-[a-z]|\{\d+,\d*\}|\(\?[:=!<]/,
];

/**
 * True when the value reads as words: letters in word-like groups joined by separators or capitals, with at most a short
 * number behind each group (`auth-token-v2`, `passwordResetForm`, `error.password.tooShort`).
 */
export function isWords(value: string): boolean {
  if (/[^A-Za-z0-9 _.,:;'"/()!?@&+\x80-\xff-]/.test(value)) return false;
  const groups = value
    .split(/[^A-Za-z0-9\x80-\xff]+|(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter((group) => group !== "");
  const letters = groups.join("").replace(/\d/g, "");
  const wordy = groups.filter((group) => /[A-Za-z]/.test(group)).length;
  // Words run together by capitals alone must be long enough on average, or every random text would be made of words.
  const isJoined =
    /[a-z0-9][A-Z]/.test(value) || (/^[A-Za-z0-9]+$/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value));
  if (wordy > 0 && letters.length / wordy < (isJoined ? 3.7 : 2.5)) return false;
  return groups.every(
    (group) => /^[A-Za-z\x80-\xff]*\d{0,3}$|^\d{1,4}$/.test(group) && isPronounceable(group.replace(/\d+$/, "")),
  );
}

/** Letters with a vowel share and consonant runs as words have them; short groups, acronyms and other scripts pass. */
function isPronounceable(letters: string): boolean {
  if (letters.length <= 4 || /[\x80-\xff]/.test(letters)) return true;
  if (!/^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(letters)) return false;
  const lower = letters.toLowerCase();
  const vowels = lower.replace(/[^aeiouy]/g, "").length / lower.length;
  return vowels >= 0.15 && vowels <= 0.75 && !/[^aeiouy]{6}|q[^u]|[jvxz][bcdfghkpqtwxz]|(.)\1\1/.test(lower);
}
