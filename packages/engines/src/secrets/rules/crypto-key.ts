import { isTestPath } from "../assignments/index.ts";
import type { SecretRule } from "../rule.ts";
import { entropy } from "../values/entropy.ts";
import { isNonSecretForm, isWords } from "../values/forms.ts";
import { isStock } from "../values/placeholder.ts";

export const cryptoKey: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "key-in-crypto-call",
    provider: "generic",
    title: "Key in the call that signs or encrypts with it",
    opens: "Whoever reads it can decrypt what was encrypted with it, or sign in the application's name.",
    revoke:
      "Make a new key, let the program read it from its environment, and sign or encrypt anew what the old one covered.",
    cwe: ["CWE-321"],
    score: 7,
    keywords: [
      "hmac",
      "jwt.",
      "aes.new(",
      "secretkeyspec(",
      "cipheriv(",
      "fernet(",
      "symmetricsecuritykey(",
      "hs256(",
      "hs512(",
      "signwith(",
      "signedstring(",
    ],
    pattern:
      /(?<![A-Za-z])(?:(?:crypto\.)?createHmac\(\s*["'`][\w-]{2,20}["'`]\s*,\s*|(?:hmac|HMAC)\.(?:new|digest|hexdigest)\(\s*(?:[\w:.]+(?:\(["']\w+["']\))?\s*,\s*)?|hash_hmac\(\s*["']\w+["']\s*,\s*[^,()]{1,60},\s*|hmac\.New\(\s*[\w.]+\s*,\s*|(?:jwt|JWT|jsonwebtoken)(?:\.|::)(?:sign|verify|encode|decode)\(\s*[^,()"'\n]{1,80},\s*|AES\.new\(\s*|(?:new\s+)?SecretKeySpec\(\s*|create(?:Ci|Deci)pheriv\(\s*["'`][\w-]{3,24}["'`]\s*,\s*|Fernet\(\s*|new\s+SymmetricSecurityKey\(\s*|Algorithm\.HMAC\d{3}\(\s*|hmacShaKeyFor\(\s*|signWith\(\s*[\w.]+\s*,\s*|SignedString\(\s*)(?:(?:[\w.]+\.)?(?:\[\]byte|Buffer\.from|GetBytes|bytes)\(\s*)?[bB]?["'`](?<secret>[^"'`\n]{8,200})["'`]/g,
    minEntropy: 2.5,
    check: (value, { path }) =>
      /\s/.test(value) ||
      isStock(value) ||
      isNonSecretForm(value) ||
      isTestPath(path) ||
      !/\d/.test(value) ||
      !/[A-Za-z]/.test(value) ||
      (isWords(value) && !/\d{2}$/.test(value)) ||
      entropy(value) < 2.6
        ? undefined
        : {},
    samples: (draw) => ({
      path: "src/sign.ts",
      positives: [
        `const mac = createHmac("sha256", "${draw.alnum(31)}7").update(body).digest();`,
        `const token = jwt.sign(claims, "${draw.alnum(23)}7", { expiresIn: "1h" });`,
        `cipher = AES.new(b"${draw.alnum(15)}7", AES.MODE_GCM)`,
        `new SecretKeySpec("${draw.alnum(15)}7".getBytes(), "AES");`,
        `Keys.hmacShaKeyFor("${draw.alnum(31)}7".getBytes());`,
        `mac := hmac.New(sha256.New, []byte("${draw.alnum(31)}7"))`,
      ],
      negatives: [
        'createHmac("sha256", "secret").update(body)',
        'jwt.sign(claims, process.env.KEY, { algorithm: "HS256" })',
        'createHmac("sha256", secret)',
        'jwt.verify(token, "your-256-bit-secret")',
      ],
    }),
  },
];
