import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const crypto = "System.Security.Cryptography";
const weakHashes = "MD5 SHA1 HMACMD5 HMACSHA1 RIPEMD160";
const weakCiphers = "DES TripleDES RC2";
const tokens = "Microsoft.IdentityModel.Tokens";
const oldProtocols = [
  ...namesOf("System.Security.Authentication.SslProtocols", "Ssl2 Ssl3 Tls Tls11"),
  ...namesOf("System.Net.SecurityProtocolType", "Ssl3 Tls Tls11"),
];

/** Cryptography, TLS and tokens of .NET. */
export const dotnetSecurity: LibraryModel = {
  library: "dotnet-security",
  language: "csharp",
  types: [
    {
      of: [
        ...namesOf(crypto, "Aes.Create() AesManaged() AesCryptoServiceProvider() RijndaelManaged() Rijndael.Create()"),
        ...namesOf(crypto, "Aes() SymmetricAlgorithm()"),
      ],
      is: "System.Security.Cryptography.SymmetricAlgorithm()",
    },
    {
      of: ["System.Net.Http.SocketsHttpHandler().SslOptions"],
      is: "System.Net.Security.SslClientAuthenticationOptions()",
    },
  ],
  misuses: [
    {
      call: [
        ...weakHashes.split(" ").flatMap((name) => namesOf(`${crypto}.${name}`, "Create HashData")),
        ...namesOf(
          crypto,
          `${weakHashes.replace(/\S+/g, "$&CryptoServiceProvider")} MD5Cng SHA1Cng SHA1Managed HMACMD5 HMACSHA1`,
        ),
      ],
      rule: "weak-hash",
      when: [],
      examples: {
        bad: "var hash = MD5.HashData(Encoding.UTF8.GetBytes(input))",
        good: "var hash = SHA256.HashData(Encoding.UTF8.GetBytes(input))",
      },
    },
    {
      call: [
        ...weakCiphers.split(" ").map((name) => `${crypto}.${name}.Create`),
        ...namesOf(crypto, weakCiphers.replace(/\S+/g, "$&CryptoServiceProvider")),
      ],
      rule: "weak-cipher",
      when: [],
      examples: { bad: "using var cipher = DES.Create()", good: "using var cipher = Aes.Create()" },
    },
    {
      write: ["System.Security.Cryptography.SymmetricAlgorithm().Mode"],
      rule: "weak-cipher",
      when: [{ argument: 0, isNamed: [`${crypto}.CipherMode.ECB`] }],
      examples: {
        bad: "using var cipher = Aes.Create(); cipher.Mode = CipherMode.ECB",
        good: "using var cipher = Aes.Create(); cipher.Mode = CipherMode.CBC",
      },
    },
    {
      write: ["System.Security.Cryptography.SymmetricAlgorithm().IV"],
      rule: "fixed-nonce",
      when: [{ argument: 0, isFixed: true }],
      examples: {
        bad: "using var cipher = Aes.Create(); cipher.IV = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }",
        good: "using var cipher = Aes.Create(); cipher.GenerateIV()",
      },
    },
    {
      call: [...namesOf(crypto, "RSA.Create DSA.Create RSACryptoServiceProvider RSACng DSACryptoServiceProvider")],
      rule: "weak-key-size",
      when: [{ argument: 0, below: 2048 }],
      examples: { bad: "using var key = RSA.Create(1024)", good: "using var key = RSA.Create(3072)" },
    },
    {
      call: [`${crypto}.HashAlgorithm.Create`, `${crypto}.CryptoConfig.CreateFromName`],
      rule: "weak-hash",
      when: [{ argument: 0, matches: /^(System\.Security\.Cryptography\.)?(MD5|SHA-?1)$/i }],
      examples: {
        bad: 'var hash = HashAlgorithm.Create("MD5")',
        good: 'var hash = HashAlgorithm.Create("SHA256")',
      },
    },
    {
      call: namesOf("System.Security.Cryptography.SymmetricAlgorithm()", "EncryptEcb DecryptEcb TryEncryptEcb"),
      rule: "weak-cipher",
      when: [],
      examples: {
        bad: "using var cipher = Aes.Create(); cipher.EncryptEcb(text, PaddingMode.PKCS7)",
        good: "using var cipher = Aes.Create(); cipher.EncryptCbc(text, iv)",
      },
    },
    {
      write: ["System.Security.Cryptography.SymmetricAlgorithm().Key"],
      rule: "hardcoded-signing-key",
      when: [{ argument: 0, isLiteral: true }],
      examples: {
        bad: 'using var cipher = Aes.Create(); cipher.Key = Encoding.UTF8.GetBytes("orders " + "of today")',
        good: 'using var cipher = Aes.Create(); cipher.Key = Convert.FromBase64String(configuration["Key"])',
      },
    },
    {
      call: namesOf("System.Random.Shared", "Next NextInt64 NextDouble NextSingle NextBytes GetItems"),
      rule: "weak-random",
      when: [],
      examples: {
        bad: "var number = Random.Shared.Next(100000)",
        good: "var number = RandomNumberGenerator.GetInt32(100000)",
      },
    },
    {
      call: ["System.Random"],
      rule: "weak-random",
      when: [],
      examples: { bad: "var number = new Random().Next()", good: "var number = RandomNumberGenerator.GetInt32(100)" },
    },
    {
      write: [
        "System.Net.Http.HttpClientHandler().ServerCertificateCustomValidationCallback",
        "System.Net.Security.SslClientAuthenticationOptions().RemoteCertificateValidationCallback",
        "System.Net.ServicePointManager.ServerCertificateValidationCallback",
        "System.Net.WebRequest().ServerCertificateValidationCallback",
        "MailKit.Net.Smtp.SmtpClient().ServerCertificateValidationCallback",
      ],
      rule: "tls-verification-off",
      when: [{ argument: 0, passesAll: true }],
      examples: {
        bad: "var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true }",
        good: "var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => errors == SslPolicyErrors.None }",
      },
    },
    {
      write: ["System.Net.Http.HttpClientHandler().ServerCertificateCustomValidationCallback"],
      rule: "tls-verification-off",
      when: [
        {
          argument: 0,
          isNamed: ["System.Net.Http.HttpClientHandler.DangerousAcceptAnyServerCertificateValidator"],
        },
      ],
      examples: {
        bad: "var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator }",
        good: "var handler = new HttpClientHandler { CheckCertificateRevocationList = true }",
      },
    },
    {
      write: [
        "System.Net.ServicePointManager.SecurityProtocol",
        "System.Net.Http.HttpClientHandler().SslProtocols",
        "System.Net.Security.SslClientAuthenticationOptions().EnabledSslProtocols",
        "System.Net.Security.SslServerAuthenticationOptions().EnabledSslProtocols",
        "Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions().SslProtocols",
      ],
      rule: "weak-tls-version",
      when: [{ argument: 0, isNamed: oldProtocols }],
      examples: {
        bad: "ServicePointManager.SecurityProtocol = SecurityProtocolType.Ssl3",
        good: "ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls13",
      },
    },
    {
      write: namesOf(`${tokens}.TokenValidationParameters()`, "RequireSignedTokens ValidateLifetime"),
      rule: "jwt-not-verified",
      when: [{ argument: 0, equals: [false] }],
      examples: {
        bad: "var parameters = new TokenValidationParameters { RequireSignedTokens = false }",
        good: "var parameters = new TokenValidationParameters { RequireSignedTokens = true }",
      },
    },
    {
      write: [`${tokens}.TokenValidationParameters().SignatureValidator`],
      rule: "jwt-not-verified",
      when: [{ argument: 0, isPresent: true }],
      examples: {
        bad: "var parameters = new TokenValidationParameters { SignatureValidator = (token, given) => new JwtSecurityToken(token) }",
        good: "var parameters = new TokenValidationParameters { IssuerSigningKey = key }",
      },
    },
    {
      call: [`${tokens}.SymmetricSecurityKey`],
      rule: "hardcoded-signing-key",
      when: [{ argument: 0, isLiteral: true }],
      examples: {
        bad: 'var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("orders " + "of today"))',
        good: 'var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(configuration["Tokens:Key"]))',
      },
    },
  ],
  sinks: [
    {
      call: [
        ...namesOf("System.IdentityModel.Tokens.Jwt.JwtSecurityTokenHandler()", "ReadJwtToken ReadToken"),
        ...namesOf("Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler()", "ReadJsonWebToken ReadToken"),
        "System.IdentityModel.Tokens.Jwt.JwtSecurityToken",
      ],
      argument: [0],
      rule: "jwt-not-verified",
      examples: {
        bad: "var token = new JwtSecurityTokenHandler().ReadJwtToken(input)",
        good: "var user = new JwtSecurityTokenHandler().ValidateToken(input, parameters, out var token)",
      },
    },
  ],
};
