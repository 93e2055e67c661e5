import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const jwts = ["github.com/golang-jwt/jwt", "github.com/dgrijalva/jwt-go"];
const oldVersions = namesOf("crypto/tls", "VersionSSL30 VersionTLS10 VersionTLS11");

/** Cryptography, randomness, TLS and tokens of Go. */
export const goSecurity: LibraryModel = {
  library: "go-security",
  language: "go",
  types: [
    { of: ["math/rand.New()", "math/rand/v2.New()", "math/rand.Rand()"], is: "math/rand.Rand()" },
    { of: jwts.flatMap((jwt) => namesOf(jwt, "New() NewWithClaims() Token()")), is: "jwt.Token()" },
    { of: jwts.flatMap((jwt) => namesOf(jwt, "NewParser() Parser()")), is: "jwt.Parser()" },
  ],
  misuses: [
    {
      call: [
        ...namesOf("crypto/md5", "New Sum"),
        ...namesOf("crypto/sha1", "New Sum"),
        ...namesOf("golang.org/x/crypto", "md4.New ripemd160.New"),
      ],
      rule: "weak-hash",
      when: [],
      examples: { bad: "md5.Sum(nil)", good: "sha256.Sum256(nil)" },
    },
    {
      call: [
        ...namesOf("crypto/des", "NewCipher NewTripleDESCipher"),
        "crypto/rc4.NewCipher",
        ...namesOf("golang.org/x/crypto", "blowfish.NewCipher cast5.NewCipher tea.NewCipher"),
      ],
      rule: "weak-cipher",
      when: [],
      examples: { bad: "des.NewCipher(nil)", good: "aes.NewCipher(nil)" },
    },
    {
      call: ["crypto/tls.Config"],
      rule: "weak-cipher",
      when: [{ argument: "MinVersion", isNamed: oldVersions }],
      examples: {
        bad: "_ = &tls.Config{MinVersion: tls.VersionTLS10}",
        good: "_ = &tls.Config{MinVersion: tls.VersionTLS12}",
      },
    },
    {
      write: ["crypto/tls.Config().MinVersion", "crypto/tls.Config().MaxVersion"],
      rule: "weak-cipher",
      when: [{ argument: 0, isNamed: oldVersions }],
      examples: {
        bad: "config := &tls.Config{}; config.MinVersion = tls.VersionTLS11",
        good: "config := &tls.Config{}; config.MinVersion = tls.VersionTLS13",
      },
    },
    {
      call: ["crypto/tls.Config"],
      rule: "tls-verification-off",
      when: [
        { argument: "InsecureSkipVerify", equals: [true] },
        { argument: "VerifyPeerCertificate", isAbsent: true },
        { argument: "VerifyConnection", isAbsent: true },
      ],
      examples: {
        bad: "_ = &tls.Config{InsecureSkipVerify: true}",
        good: '_ = &tls.Config{ServerName: "api.example.com"}',
      },
    },
    {
      write: ["crypto/tls.Config().InsecureSkipVerify"],
      rule: "tls-verification-off",
      when: [{ argument: 0, equals: [true] }],
      examples: {
        bad: "config := &tls.Config{}; config.InsecureSkipVerify = true",
        good: "config := &tls.Config{}; config.InsecureSkipVerify = false",
      },
    },
    {
      call: ["golang.org/x/crypto/ssh.InsecureIgnoreHostKey"],
      rule: "tls-verification-off",
      when: [],
      examples: { bad: "ssh.InsecureIgnoreHostKey()", good: "ssh.FixedHostKey(nil)" },
    },
    {
      call: [
        ...namesOf(
          "math/rand",
          "Int Intn Int31 Int31n Int63 Int63n Uint32 Uint64 Float32 Float64 Perm Read Shuffle IntN N",
        ),
        ...namesOf("math/rand/v2", "Int IntN Int32 Int64 Uint32 Uint64 Float64 N Perm"),
        ...namesOf(
          "math/rand.Rand()",
          "Int Intn Int31 Int31n Int63 Int63n Uint32 Uint64 Float32 Float64 Perm Read IntN",
        ),
      ],
      rule: "weak-random",
      when: [],
      examples: { bad: "mathrand.Intn(10)", good: "rand.Int(rand.Reader, nil)" },
    },
    {
      call: [...jwts.map((jwt) => `${jwt}.ParseUnverified`), "jwt.Parser().ParseUnverified"],
      rule: "jwt-not-verified",
      when: [],
      examples: {
        bad: "jwt.NewParser().ParseUnverified(input, nil)",
        good: "jwt.NewParser().Parse(input, key)",
      },
    },
    {
      call: ["jwt.Token().SignedString"],
      rule: "jwt-not-verified",
      when: [{ argument: 0, isNamed: jwts.map((jwt) => `${jwt}.UnsafeAllowNoneSignatureType`) }],
      examples: {
        bad: "jwt.New(jwt.SigningMethodNone).SignedString(jwt.UnsafeAllowNoneSignatureType)",
        good: "jwt.New(jwt.SigningMethodHS256).SignedString(key)",
      },
    },
    {
      call: ["jwt.Token().SignedString"],
      rule: "hardcoded-signing-key",
      when: [{ argument: 0, isLiteral: true }],
      examples: {
        bad: 'jwt.New(jwt.SigningMethodHS256).SignedString([]byte("a word in the code"))',
        good: 'jwt.New(jwt.SigningMethodHS256).SignedString([]byte(os.Getenv("SIGNING_KEY")))',
      },
    },
  ],
};
