import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const jwts = ["github.com/golang-jwt/jwt", "github.com/dgrijalva/jwt-go"];
/** Without forward secrecy, or with a cipher that is broken. */
const weakSuites = /TLS_RSA_WITH_|_WITH_RC4_|_WITH_3DES_|_CBC_SHA256$/;
const oldVersions = namesOf("crypto/tls", "VersionSSL30 VersionTLS10 VersionTLS11");

/** Cryptography, randomness, TLS and tokens of Go. */
export const goSecurity: LibraryModel = {
  library: "go-security",
  language: "go",
  types: [
    { of: ["math/rand.New()", "math/rand/v2.New()", "math/rand.Rand()"], is: "math/rand.Rand()" },
    { of: jwts.flatMap((jwt) => namesOf(jwt, "New() NewWithClaims() Token()")), is: "jwt.Token()" },
    { of: jwts.flatMap((jwt) => namesOf(jwt, "NewParser() Parser()")), is: "jwt.Parser()" },
    {
      of: [
        ...namesOf("crypto/cipher", "NewGCM() NewGCMWithNonceSize() NewGCMWithTagSize() AEAD()"),
        ...namesOf("golang.org/x/crypto/chacha20poly1305", "New() NewX()"),
      ],
      is: "crypto/cipher.AEAD()",
    },
  ],
  propagators: [
    {
      call: ["crypto/aes.NewCipher"],
      from: [],
      gives: "nothing",
    },
  ],
  fills: [
    { call: ["crypto/rand.Read", "math/rand.Read", "*.Read"], into: 0, from: "outside" },
    { call: ["io.ReadFull", "io.ReadAtLeast"], into: 1, from: "outside" },
  ],
  misuses: [
    {
      call: namesOf("crypto/cipher", "NewCTR NewOFB NewCFBEncrypter NewCBCEncrypter"),
      rule: "fixed-nonce",
      when: [{ argument: 1, isFixed: true }],
      examples: {
        bad: 'block, _ := aes.NewCipher(key); cipher.NewCTR(block, []byte("sixteen letters!"))',
        good: "block, _ := aes.NewCipher(key); iv := make([]byte, 16); rand.Read(iv); cipher.NewCTR(block, iv)",
      },
    },
    {
      call: ["crypto/cipher.AEAD().Seal"],
      rule: "fixed-nonce",
      when: [{ argument: 1, isFixed: true }],
      examples: {
        bad: 'block, _ := aes.NewCipher(key); box, _ := cipher.NewGCM(block); box.Seal(nil, []byte("twelve bytes"), key, nil)',
        good: "block, _ := aes.NewCipher(key); box, _ := cipher.NewGCM(block); nonce := make([]byte, 12); rand.Read(nonce); box.Seal(nil, nonce, key, nil)",
      },
    },
    {
      call: ["crypto/rsa.GenerateKey"],
      rule: "weak-key-size",
      when: [{ argument: 1, below: 2048 }],
      examples: { bad: "rsa.GenerateKey(rand.Reader, 1024)", good: "rsa.GenerateKey(rand.Reader, 3072)" },
    },
    {
      call: ["crypto/tls.Config"],
      rule: "weak-tls-version",
      when: [{ argument: "CipherSuites", holds: weakSuites }],
      examples: {
        bad: "_ = &tls.Config{CipherSuites: []uint16{tls.TLS_RSA_WITH_RC4_128_SHA}}",
        good: "_ = &tls.Config{CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256}}",
      },
    },
    {
      call: [
        ...namesOf("crypto/md5", "New Sum"),
        ...namesOf("crypto/sha1", "New Sum"),
        "golang.org/x/crypto/md4.New",
        "golang.org/x/crypto/ripemd160.New",
      ],
      rule: "weak-hash",
      when: [],
      examples: { bad: "md5.Sum(nil)", good: "sha256.Sum256(nil)" },
    },
    {
      call: [
        ...namesOf("crypto/des", "NewCipher NewTripleDESCipher"),
        "crypto/rc4.NewCipher",
        "golang.org/x/crypto/blowfish.NewCipher",
        "golang.org/x/crypto/cast5.NewCipher",
        "golang.org/x/crypto/tea.NewCipher",
      ],
      rule: "weak-cipher",
      when: [],
      examples: { bad: "des.NewCipher(nil)", good: "aes.NewCipher(nil)" },
    },
    {
      call: ["crypto/tls.Config"],
      rule: "weak-tls-version",
      when: [{ argument: "MinVersion", isNamed: oldVersions }],
      examples: {
        bad: "_ = &tls.Config{MinVersion: tls.VersionTLS10}",
        good: "_ = &tls.Config{MinVersion: tls.VersionTLS12}",
      },
    },
    {
      call: ["crypto/tls.Config"],
      rule: "weak-tls-version",
      when: [{ argument: "MaxVersion", isNamed: oldVersions }],
      examples: {
        bad: "_ = &tls.Config{MaxVersion: tls.VersionTLS10}",
        good: "_ = &tls.Config{MaxVersion: tls.VersionTLS12}",
      },
    },
    {
      write: ["crypto/tls.Config().MinVersion", "crypto/tls.Config().MaxVersion"],
      rule: "weak-tls-version",
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
          "Int Intn Int31 Int31n Int63 Int63n Uint32 Uint64 Float32 Float64 ExpFloat64 NormFloat64 Perm Read Shuffle Uint Int32 IntN Int32N Int64N UintN Uint32N Uint64N N",
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
