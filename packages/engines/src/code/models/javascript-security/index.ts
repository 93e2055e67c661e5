import type { LibraryModel } from "../contract.ts";

/** Tokens, sessions and cookies of npm, each by its public documentation. */
export const javascriptSecurity: LibraryModel = {
  library: "jsonwebtoken, express-session, cookie-session, express-jwt",
  language: "javascript",
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
