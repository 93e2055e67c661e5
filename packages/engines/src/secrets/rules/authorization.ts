import type { SecretRule } from "../rule.ts";
import { isWords } from "../values/forms.ts";
import { isFillIn } from "../values/placeholder.ts";
import { isScrambled } from "../values/scrambled.ts";

const text = {
  provider: "generic",
  opens: "A request with this header acts with the rights of its owner.",
  revoke: "Withdraw the token, or change the password, at the service that the request goes to.",
  references: ["https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2"],
  score: 7,
} as const;

export const authorization: readonly SecretRule[] = [
  {
    ...text,
    kind: "pattern",
    id: "basic-authorization",
    title: "User and password in a Basic authorization header",
    keywords: ["basic "],
    pattern: /(?<![A-Za-z])Basic\s+(?<secret>[A-Za-z0-9+/]{8,300}={0,2})(?![A-Za-z0-9+/=])/gi,
    minEntropy: 2,
    check: (value, { before }) => {
      if (!/authorization|auth|header/i.test(before.slice(-80))) return undefined;
      const plain = Buffer.from(value, "base64").toString("latin1");
      const pair = /^[\x21-\x7e]{0,80}:([\x21-\x7e]{3,120})$/.exec(plain);
      if (!pair || Buffer.from(plain, "latin1").toString("base64").replace(/=+$/, "") !== value.replace(/=+$/, ""))
        return undefined;
      // The pair of RFC 7617 and its relatives.
      return /^(?:open ?sesame|pass(?:word)?|secret|test|123)$/i.test(pair[1]!) || isFillIn(pair[1]!)
        ? undefined
        : { proven: true };
    },
    samples: (draw) => ({
      positives: [`Authorization: Basic ${Buffer.from(`deploy:${draw.alnum(14)}`).toString("base64")}`],
      negatives: [
        `Authorization: Basic ${Buffer.from("user:password").toString("base64")}`,
        "Authorization: Basic realm",
        "Basic authentication",
      ],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "bearer-authorization",
    title: "Bearer token in an authorization header",
    keywords: [
      "bearer ",
      "authorization: token",
      'authorization": "token',
      "authorization', 'token",
      'authorization", "token',
      '@"bearer ',
    ],
    pattern: /(?<![A-Za-z])(?:Bearer|Token)\s+(?<secret>[A-Za-z0-9_.~+/-]{16,600}={0,2})(?![A-Za-z0-9_.~+/=-])/gi,
    minEntropy: 3.2,
    check: (value, { before, after }) =>
      (/authorization|auth|header|-H\s/i.test(before.slice(-80)) || /^["'][^\n]{0,40}Authorization/.test(after)) &&
      /\d/.test(value) &&
      /[A-Za-z]/.test(value) &&
      !isWords(value) &&
      !/^[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)+$/.test(value)
        ? {}
        : undefined,
    samples: (draw) => ({
      positives: [
        `curl -H "Authorization: Bearer ${draw.alnum(40)}" https://api.shop.internal`,
        `[request setValue:@"Bearer ${draw.alnum(39)}7" forHTTPHeaderField:@"Authorization"];`,
        `.header("Authorization", "Token ${draw.hex(39)}7")`,
      ],
      negatives: [
        "Authorization: Bearer ${token}",
        "Authorization: Bearer <token>",
        "Authorization: Bearer your_access_token_goes_here",
        "the bearer of this message is a representative",
      ],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "login-call",
    title: "Password in a login call",
    opens: "It logs in to the account named beside it.",
    revoke: "Change that account's password, and let the program read the new one from its environment.",
    keywords: [
      "login(",
      "connect(",
      "auth(",
      "basicauth",
      "authenticate(",
      "getconnection(",
      "passwordauthentication(",
      "auth=(",
      "networkcredential(",
      "plainauth(",
      "new pdo(",
      "new mysqli(",
      "curlopt_userpwd",
      "credentials(",
      "sp_addlogin",
      ".tochararray(",
    ],
    pattern:
      /(?<![A-Za-z])Credentials\(\s*"[^"\n]{0,80}"\s*,\s*"[\w.-]{1,80}"\s*,\s*"(?<user>[\w.@-]{2,80})"\s*,\s*"(?<secret>[^"\n]{5,100})"|(?<![A-Za-z])(?:(?:\w+\.)?(?:login|authenticate|mysqli?_connect|mysqli|pg_connect|ftp_login|ssh2_auth_password|connect|getConnection|HTTPBasicAuth|basicAuth|basic_auth|setBasicAuth|PasswordAuthentication|UsernamePasswordCredentials|NetworkCredential|(?:with)?credentials|PlainAuth|db\.auth|add_?user|createUser|new\s+PDO)|auth\s*=\s*)\(\s*(?:["'][\w.:/?=&@;,%-]{0,120}["']\s*,\s*|[$\w.]{1,60}\s*,\s*)??["'](?<user>[\w.@+\\-]{2,80})["']\s*,\s*(?:Some\(\s*)?["'](?<secret>[^"'\n]{5,100})["'](?:\.toCharArray\(\))?\s*[,)]|sp_addlogin\s+N?'(?<user>[\w.-]{2,80})'\s*,\s*N?'(?<secret>[^'\n]{5,100})'|(?<user>\.load|getKey|PasswordProtection|\.init)\([^"\n]{0,80}"(?<secret>[^"\n]{5,100})"\.toCharArray\(\)|CURLOPT_USERPWD\s*,\s*["'](?<user>[\w.@+-]{1,80}):(?<secret>[^"'\n:$]{5,100})["']/gi,
    minEntropy: 2,
    check: (value, { groups, path }) => {
      const user = groups["user"]!;
      if (
        /\s|^\W+$|^[/#.]|^https?:/.test(value) ||
        /^(?:pass(?:w(?:or)?d)?|secret|user(?:name)?|token|test\d*|password\d*)$/i.test(value)
      )
        return undefined;
      if (
        value.toLowerCase() === user.toLowerCase() ||
        /^(?:post|get|put|click|error|data|end|close|change|submit)$/i.test(user)
      )
        return undefined;
      const isTest = /(?:^|\/)(?:tests?|__tests__|specs?|e2e|cypress|docs?|examples?)\/|[._-](?:test|spec)\./i.test(
        path,
      );
      if (!user.includes("@") && (isTest || !(/\d|[^A-Za-z0-9_-]/.test(value) || isScrambled(value)))) return undefined;
      return isTest && isWords(value) ? undefined : {};
    },
    samples: (draw) => ({
      path: "src/mail.js",
      positives: [
        `server.login("robot@shop.example", "${draw.alnum(6)}!${draw.digits(3)}")`,
        `conn.login('robot@shop.example', '${draw.lower(12)}1', callback)`,
        `$db = new PDO('mysql:host=db;dbname=shop', 'shop', '${draw.lower(9)}17');`,
        `smtp.PlainAuth("", "robot", "${draw.lower(9)}17", "mail.shop.internal")`,
        `client.basic_auth("robot", Some("${draw.lower(9)}17"))`,
        `credentials += Credentials("Realm", "repo.shop.internal", "robot", "${draw.lower(9)}17")`,
        `DriverManager.getConnection(URL, "robot", "${draw.lower(9)}17");`,
        `store.load(stream, "${draw.lower(9)}17".toCharArray());`,
        `new PasswordAuthentication("robot", "${draw.lower(9)}17".toCharArray());`,
      ],
      negatives: ["login('user', 'password')", "store.connect('change', 'handler')", "login(user, password)"],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "oauth-client-call",
    title: "OAuth client secret beside its id",
    opens: "It turns authorisation codes of the application into tokens.",
    revoke: "Make a new client secret at the identity provider and withdraw this one.",
    references: ["https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1"],
    keywords: ["omniauth", "provider :", "oauth2::client", "oauthhandler(", "oauth1(", "oauth1session("],
    pattern:
      /(?:omniauth\s*\(?\s*:\w+|\bprovider\s+:\w+|OAuth2::Client\.new\(|OAuth1?Handler\(|OAuth1(?:Session)?\()\s*,?\s*["'][^"'\s]{8,120}["']\s*,\s*["'](?<secret>[\w.~-]{16,120})["']/g,
    minEntropy: 3,
    check: (value) => (/\d/.test(value) && !isWords(value) ? {} : undefined),
    samples: (draw) => ({
      path: "config/initializers/omniauth.rb",
      positives: [`provider :github, '${draw.hex(20)}', '${draw.hex(39)}7', scope: 'user'`],
      negatives: ["provider :github, ENV['GITHUB_KEY'], ENV['GITHUB_SECRET']", "provider :developer"],
    }),
  },
];
