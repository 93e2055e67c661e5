import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** Tokens, sessions and cookies of npm, each by its public documentation. */
export const javascriptSecurity: LibraryModel = {
  library: "jsonwebtoken, express-session, cookie-session, express-jwt",
  language: "javascript",
  digests: [
    ..."md5 md5-hex md5.default blueimp-md5 js-md5 js-md5.md5 sha1 js-sha1 sha256 js-sha256 js-sha256.sha256".split(
      " ",
    ),
    ...namesOf("crypto-js", "MD5 SHA1 SHA256 SHA512 SHA3"),
    ...["object-hash", "hash-sum", "crypto.createHash().update", "crypto.hash"],
  ],
  misuses: [
    {
      call: ["jsonwebtoken.sign"],
      rule: "hardcoded-signing-key",
      when: [{ argument: 1, isLiteral: true }],
      examples: {
        bad: 'require("jsonwebtoken").sign({}, "example")',
        good: 'require("jsonwebtoken").sign({}, process.env.KEY)',
      },
    },
    {
      call: ["jsonwebtoken.verify"],
      rule: "hardcoded-signing-key",
      when: [
        { argument: 1, isLiteral: true },
        { argument: 1, matches: /^(?!-----BEGIN)/ },
      ],
      examples: {
        bad: 'require("jsonwebtoken").verify(token, "example")',
        good: 'require("jsonwebtoken").verify(token, process.env.KEY)',
      },
    },
    {
      call: ["jsonwebtoken.verify"],
      rule: "jwt-not-verified",
      when: [{ argument: 2, option: "ignoreExpiration", equals: [true] }],
      examples: {
        bad: 'require("jsonwebtoken").verify(token, key, { ignoreExpiration: true })',
        good: 'require("jsonwebtoken").verify(token, key, { algorithms: ["HS256"] })',
      },
    },
    {
      call: ["jsonwebtoken.sign"],
      rule: "jwt-not-verified",
      when: [{ argument: 2, option: "algorithm", equals: ["none"] }],
      examples: {
        bad: 'require("jsonwebtoken").sign({}, null, { algorithm: "none" })',
        good: 'require("jsonwebtoken").sign({}, key, { algorithm: "HS256" })',
      },
    },
    {
      call: ["express-session", "cookie-session"],
      rule: "hardcoded-signing-key",
      when: [{ argument: 0, option: "secret", isLiteral: true }],
      examples: {
        bad: 'require("express-session")({ secret: "example" })',
        good: 'require("express-session")({ secret: process.env.KEY })',
      },
    },
    {
      call: ["express-session"],
      rule: "insecure-cookie",
      when: [
        { argument: 0, isPresent: true },
        { argument: 0, option: "cookie", isAbsent: true },
      ],
      examples: {
        bad: 'require("express-session")({ secret: process.env.KEY })',
        good: 'require("express-session")({ secret: process.env.KEY, cookie: { secure: true } })',
      },
    },
    {
      call: ["cookie-session"],
      rule: "insecure-cookie",
      when: [{ argument: 0, option: "secure", equals: [false] }],
      examples: {
        bad: 'require("cookie-session")({ keys: [process.env.KEY], secure: false })',
        good: 'require("cookie-session")({ keys: [process.env.KEY], secure: true })',
      },
    },
    {
      call: ["cookie-session"],
      rule: "script-readable-cookie",
      when: [{ argument: 0, option: "httpOnly", equals: [false] }],
      examples: {
        bad: 'require("cookie-session")({ keys: [process.env.KEY], httpOnly: false })',
        good: 'require("cookie-session")({ keys: [process.env.KEY] })',
      },
    },
    {
      call: ["express-session"],
      rule: "insecure-cookie",
      when: [{ argument: 0, option: "cookie.secure", equals: [false] }],
      examples: {
        bad: 'require("express-session")({ cookie: { secure: false } })',
        good: 'require("express-session")({ cookie: { secure: true } })',
      },
    },
    {
      call: ["express-session"],
      rule: "script-readable-cookie",
      when: [{ argument: 0, option: "cookie.httpOnly", equals: [false] }],
      examples: {
        bad: 'require("express-session")({ cookie: { httpOnly: false } })',
        good: 'require("express-session")({ cookie: { httpOnly: true } })',
      },
    },
  ],
};
