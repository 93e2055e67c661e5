import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const jjwt = "io.jsonwebtoken";
/** A parser that was given its key in a way in which `parse` also takes tokens without a signature. */
const keyed = "jjwt.KeyedParser";
const parser = "jjwt.Parser";
const settings =
  "build() require() requireAudience() requireExpiration() requireId() requireIssuedAt() requireIssuer() requireNotBefore() requireSubject() setClock() clock() setAllowedClockSkewSeconds() clockSkewSeconds() setCompressionCodecResolver() deserializeJsonWith() json() base64UrlDecodeWith()";
const hmac = namesOf("com.auth0.jwt.algorithms.Algorithm", "HMAC256 HMAC384 HMAC512");

/** JSON Web Tokens: https://github.com/jwtk/jjwt and https://github.com/auth0/java-jwt */
export const javaTokens: LibraryModel = {
  library: "java-tokens",
  language: "java",
  types: [
    { of: namesOf(`${jjwt}.Jwts`, "parser() parserBuilder()"), is: parser },
    { of: namesOf(jjwt, "JwtParser() JwtParserBuilder()"), is: parser },
    { of: namesOf(parser, `${settings} unsecured() verifyWith() keyLocator() decryptWith()`), is: parser },
    { of: namesOf(parser, "setSigningKey() setSigningKeyResolver()"), is: keyed },
    { of: namesOf(keyed, settings), is: keyed },
  ],
  misuses: [
    {
      call: [`${keyed}.parse`],
      rule: "jwt-not-verified",
      when: [{ argument: 1, isAbsent: true }],
      examples: {
        bad: `${jjwt}.Jwts.parser().setSigningKey(System.getenv("KEY")).parse(input)`,
        good: `${jjwt}.Jwts.parser().setSigningKey(System.getenv("KEY")).parseClaimsJws(input)`,
      },
    },
    {
      call: [parser, keyed].flatMap((owner) =>
        namesOf(owner, "parseClaimsJwt parsePlaintextJwt parseUnsecuredClaims parseUnsecuredContent"),
      ),
      rule: "jwt-not-verified",
      when: [],
      examples: {
        bad: `${jjwt}.Jwts.parserBuilder().build().parseClaimsJwt(input)`,
        good: `${jjwt}.Jwts.parser().verifyWith(key()).build().parseSignedClaims(input)`,
      },
    },
    {
      call: ["com.auth0.jwt.algorithms.Algorithm.none"],
      rule: "jwt-not-verified",
      when: [],
      examples: {
        bad: "com.auth0.jwt.JWT.require(com.auth0.jwt.algorithms.Algorithm.none()).build().verify(input)",
        good: 'com.auth0.jwt.JWT.require(com.auth0.jwt.algorithms.Algorithm.HMAC256(System.getenv("KEY"))).build().verify(input)',
      },
    },
    {
      call: [...hmac, `${jjwt}.security.Keys.hmacShaKeyFor`, `${parser}.setSigningKey`],
      rule: "hardcoded-signing-key",
      when: [{ argument: 0, isLiteral: true }],
      examples: {
        bad: 'com.auth0.jwt.algorithms.Algorithm.HMAC256("not so secret")',
        good: 'com.auth0.jwt.algorithms.Algorithm.HMAC256(System.getenv("KEY"))',
      },
    },
    {
      call: ["*.signWith"],
      rule: "hardcoded-signing-key",
      when: [
        { argument: 0, isNamed: namesOf(`${jjwt}.SignatureAlgorithm`, "HS256 HS384 HS512") },
        { argument: 1, isLiteral: true },
      ],
      examples: {
        bad: `${jjwt}.Jwts.builder().setSubject("a").signWith(${jjwt}.SignatureAlgorithm.HS256, "bm90IHNvIHNlY3JldA==")`,
        good: `${jjwt}.Jwts.builder().setSubject("a").signWith(${jjwt}.SignatureAlgorithm.HS256, System.getenv("KEY"))`,
      },
    },
  ],
};
