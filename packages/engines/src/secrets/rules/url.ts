import { isTestPath, styleOf } from "../assignments/index.ts";
import type { Accepted, SecretRule, Seen } from "../rule.ts";
import { entropy } from "../values/entropy.ts";
import { isNonSecretForm, isWords } from "../values/forms.ts";
import { isFillIn, isMonotonous, isReference, isStock } from "../values/placeholder.ts";

const documentationHost =
  /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host|hostname|server|db|database|postgres|mysql|redis|mongo(?:db)?|rabbitmq|some-?host|my-?host|your-?host|proxy|ip|address|(?:[\w-]+\.)*(?:example|test|invalid)(?:\.\w+)?)(?=[:/,?\s"'`]|$)/i;
const stock = /^(?:user(?:name)?|x-oauth-basic|x-access-token|oauth2|p|api[-_]?key|hunter2|s3cr3t|anon\w*)$/i;

/** A password in a URL is refused when it is a reference, a stock word on a documentation host, or equal to its user. */
function inspect(value: string, { groups, after, path }: Seen): Accepted | undefined {
  const password = percentDecoded(value);
  const user = groups["user"] ?? "";
  if (isReference(password) || isFillIn(password) || (password.length >= 4 && isMonotonous(password))) return undefined;
  if (/[{}<>$%*|\\^]{2}|^[:.\-_/]+$|^\d{1,5}$/.test(password) || /\$\{?\w|\{\{/.test(user)) return undefined;
  const host = after.replace(/^@/, "");
  if (!/^[\w[.-]/.test(host) || /^pserver:anon/.test(password)) return undefined;
  const onDocumentationHost = documentationHost.test(host);
  const style = styleOf(path);
  const isExample = style === "docs" || style === "source" || isTestPath(path);
  const isKnown = isStock(password) || stock.test(password) || password.toLowerCase() === user.toLowerCase();
  if (isKnown && (onDocumentationHost || isExample)) return undefined;
  // A word with a number is what people choose; documentation says `secret1` at most.
  const isChosen =
    /[A-Za-z]{3,}[_.@!#&-]?\d{1,6}[!?@#$%&*.]{0,2}$/.test(password) &&
    password.length >= (/\d{2}/.test(password) ? 7 : 10);
  if (isWords(password) && !isChosen && (onDocumentationHost || style === "docs" || isTestPath(path))) return undefined;
  if (onDocumentationHost && isTestPath(path)) return undefined;
  return {
    facts: { host: host.replace(/[/?#\s"'`].*$/s, "").slice(0, 80), ...(user ? { user: user.slice(0, 80) } : {}) },
  };
}

/** True when an `@` follows before the authority part of the URL can have ended, and a `:` before it. */
function hasUserinfo(bytes: Uint8Array, end: number): boolean {
  let colon = false;
  for (let place = end; place < Math.min(bytes.length, end + 320); place++) {
    const byte = bytes[place]!;
    if (byte === 0x40 && colon) return true;
    if (byte === 0x3a) colon = true;
    else if (
      byte <= 0x20 ||
      byte === 0x2f ||
      byte === 0x22 ||
      byte === 0x27 ||
      byte === 0x60 ||
      byte === 0x3c ||
      byte === 0x3e
    )
      return false;
  }
  return false;
}

const connectionPart =
  /(?:data source|server|host|initial catalog|database|user id|uid|endpoint|accountname|jdbc:|driver)\s?=|[;"'?&]user=|jdbc:\w+:/i;

/** True when other parts of a connection string stand around the password, and in source code a quote before it. */
function isInConnectionString(value: string, { before, after, path }: Seen): boolean {
  if (!connectionPart.test(before + after) || isStock(value) || isReference(value)) return false;
  if (isNonSecretForm(value) || /^[\w.]+[()[]|[,)\]]$/.test(value) || (isTestPath(path) && isWords(value)))
    return false;
  if (styleOf(path) === "source" && isWords(value) && !/\d/.test(value)) return false;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return styleOf(path) !== "source" || before.length === 256 || /["'`]/.test(line);
}

/** True when the name that the keyword ends with begins right behind a `?` or `&`. */
function isQueryName(bytes: Uint8Array, end: number): boolean {
  for (let place = end - 2; place > end - 24; place--) {
    const byte = bytes[place];
    if (byte === 0x3f || byte === 0x26) return true;
    if (byte === undefined || !(byte === 0x5f || byte === 0x2d || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a)))
      return false;
  }
  return false;
}

/** A query's value is a credential when it is random; a password there may be a word and a number. */
function inspectQuery(value: string, { before, path }: Seen): Accepted | undefined {
  const name = /(\w[\w-]*)=$/.exec(before)?.[1] ?? "";
  if (
    isStock(value) ||
    isNonSecretForm(value) ||
    isTestPath(path) ||
    /badge|shields?\.io|codecov|\.svg\?/i.test(before.slice(-160))
  )
    return undefined;
  if (/^pass|^pwd/i.test(name))
    return /[A-Za-z]/.test(value) && /\d{2}/.test(value) && value.length >= 7 ? {} : undefined;
  const isRandom =
    value.length >= 20 && /\d/.test(value) && /[A-Za-z]/.test(value) && !isWords(value) && entropy(value) >= 3;
  return isRandom && (name.length > 3 || value.length >= 24) ? {} : undefined;
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const text = {
  provider: "generic",
  opens: "It logs in to the server that the URL names.",
  revoke: "Change the password at that server, and give the URL to the program without it.",
  cwe: ["CWE-798", "CWE-312"],
  score: 7,
  references: ["https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1"],
} as const;

export const url: readonly SecretRule[] = [
  {
    ...text,
    kind: "pattern",
    id: "url-password",
    title: "Password in a URL",
    keywords: ["://"],
    confirm: hasUserinfo,
    pattern:
      /(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/(?<user>[^\s:/?#"'`<>[\](){},;|\\]{0,100}):(?<secret>[^\s/"'`<>\\]{2,200})(?=@[\w[.%-][^\s@"'`<>\\]*(?:[\s"'`<>\\/]|$))/gi,
    minEntropy: 0,
    check: inspect,
    samples: (draw) => ({
      positives: [
        `DATABASE_URL=postgres://app:${draw.alnum(14)}@db.shop.internal:5432/shop`,
        `uri: "mongodb+srv://svc:${draw.alnum(10)}!@cluster0.ab1cd.mongodb.net/app"`,
        `redis_url = redis://:${draw.alnum(20)}@cache.shop.internal:6379/0`,
        `amqp://worker:${draw.alnum(5)}@mq.shop.internal/%2f`,
      ],
      negatives: [
        "postgres://user:password@localhost:5432/db",
        "https://${USER}:${PASS}@host/path",
        "http://example.com:8080/a@b",
        "https://user:<password>@host/",
        "see http://host:80/x and mail a@b.example",
        "postgres://postgres:postgres@localhost/test",
      ],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "connection-string-password",
    title: "Password in a connection string",
    keywords: ["password=", "pwd=", "accountkey=", "sharedaccesskey=", "password ="],
    pattern:
      /(?<=[;?&"'\s](?:user )?)(?:password|pwd|accountkey|sharedaccesskey)\s?=\s?(?<secret>[^\s;&"'`<>]{3,200})(?=[;&"'`\s<]|$)/gi,
    minEntropy: 1.5,
    check: (value, seen) => (isInConnectionString(value, seen) ? {} : undefined),
    samples: (draw) => ({
      positives: [
        `"Server=sql.shop.internal;Database=app;User Id=app;Password=${draw.alnum(9)}#1;"`,
        `url=jdbc:mysql://db.shop.internal/app?user=app&password=${draw.alnum(11)}`,
      ],
      negatives: [
        "Server=.;Database=app;Password={0};",
        "Server=x;User Id=y;Password=password;",
        "/reset?password=new&next=1",
      ],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "go-dsn-password",
    title: "Password in a data source name",
    keywords: ["@tcp(", "@unix("],
    pattern: /(?<=["'`=\s])(?<user>[\w.-]{1,80}):(?<secret>[^\s"'`/]{2,120})(?=@(?:tcp|unix)\()/g,
    minEntropy: 1.5,
    check: (value, { path }) =>
      isStock(value) ||
      isReference(value) ||
      isFillIn(value) ||
      (isWords(value) && (isTestPath(path) || styleOf(path) === "docs"))
        ? undefined
        : {},
    samples: (draw) => ({
      path: "cmd/main.go",
      positives: [`db, err := sql.Open("mysql", "app:${draw.alnum(12)}7@tcp(db.shop.internal:3306)/shop")`],
      negatives: [
        'sql.Open("mysql", "user:password@tcp(localhost:3306)/db")',
        'dsn := user + ":" + pass + "@tcp(" + host + ")/db"',
      ],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "oracle-login",
    title: "Password in an Oracle login",
    keywords: ["oracle:thin:", "sqlplus", "oracle:oci:"],
    pattern:
      /(?:jdbc:oracle:(?:thin|oci):|(?<![\w.-])sqlplus\s+(?:-[A-Za-z]+\s+){0,3}["']?)(?<user>[\w$#.-]{1,60})\/(?<secret>[^\s"'`/@]{3,80})(?=@)/g,
    minEntropy: 1.5,
    check: (value, { groups }) =>
      isStock(value) || isReference(value) || isFillIn(value) || /^tiger$/i.test(value) || value === groups["user"]
        ? undefined
        : {},
    samples: (draw) => ({
      path: "app.properties",
      positives: [
        `url=jdbc:oracle:thin:app/${draw.alnum(10)}7@db.shop.internal:1521:shop`,
        `sqlplus app/${draw.alnum(10)}7@shop`,
      ],
      negatives: [
        "jdbc:oracle:thin:scott/tiger@host:1521:orcl",
        "jdbc:oracle:thin:@//host:1521/orcl",
        "sqlplus $USER/$PASS@db",
      ],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "ldap-url-password",
    title: "Password in an LDAP URL",
    keywords: ["ldap://", "ldaps://"],
    pattern: /ldaps?:\/\/(?<user>\w{1,20}=[^\s:@"'`<>]{1,200}):(?<secret>[^\s@"'`<>]{3,120})(?=@[\w.-])/gi,
    minEntropy: 1.5,
    check: (value) => (isStock(value) || isReference(value) || isFillIn(value) ? undefined : {}),
    samples: (draw) => ({
      positives: [`url=ldap://cn=admin,dc=shop,dc=internal:${draw.alnum(11)}@ldap.shop.internal:389`],
      negatives: ["ldap://cn=admin,dc=example,dc=com:password@ldap", "ldap://ldap.shop.internal/dc=shop?uid?sub"],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "url-query-token",
    title: "Key or token in a URL's query",
    opens: "It calls the service that the URL names; URLs stand in logs, histories and referrers.",
    revoke: "Make a new one at that service, withdraw this one, and send it in a header.",
    cwe: ["CWE-598", "CWE-798"],
    keywords: ["key=", "token=", "secret=", "apikey=", "auth=", "signature=", "password=", "pass=", "pwd="],
    confirm: isQueryName,
    pattern:
      /(?<=[?&](?:api[_-]?key|apikey|key|appid|access[_-]?key|subscription-key|access[_-]?token|auth[_-]?token|private[_-]?token|api[_-]?token|token|auth|client[_-]?secret|secret|app[_-]?secret|password|passwd|pass|pwd)=)(?<secret>[\w.~%+/=-]{6,400})(?![\w.~%+/=-])/gi,
    minEntropy: 2.5,
    check: inspectQuery,
    samples: (draw) => ({
      path: "src/client.py",
      positives: [
        `requests.get("https://api.shop.internal/items?api_key=${draw.hex(32)}&page=2")`,
        `GET /callback?state=1&access_token=${draw.alnum(40)} HTTP/1.1`,
      ],
      negatives: [
        "https://api.example.com/items?api_key=YOUR_API_KEY",
        "/reset?token=abcdef",
        "https://codecov.io/gh/a/b/badge.svg?token=1A2B3C4D5E6F7G8H9I0J",
        "https://example.com/?key=value&token=${token}",
      ],
    }),
  },
];
