import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const javascript = {
  sessions: [
    "express-session",
    "cookie-session",
    "client-sessions",
    "koa-session",
    "@fastify/session",
    "@fastify/cookie-session",
  ],
  checks: [
    ...["csurf", "csurf.default", "tiny-csrf", "koa-csrf", "lusca", "lusca.csrf", "@fastify/csrf-protection"],
    ...["csrf-csrf.doubleCsrf", "csrf-sync.csrfSync", "csrf", "@koa/csrf"],
  ],
  decoded: [
    ...["jsonwebtoken.decode", "jwt-decode", "jwt-decode.jwtDecode", "jwt-decode.default", "jws.decode"],
    ...["jose.decodeJwt", "jose.JWT.decode", "jose.UnsecuredJWT.decode"],
  ],
  verified: [
    "jsonwebtoken.verify",
    "jws.verify",
    "jose.jwtVerify",
    "jose.JWT.verify",
    "jwt-simple.decode",
    "express-jwt",
    "express-jwt.expressjwt",
  ],
};

/** How programs know who asks: sessions in cookies, tokens, and what keeps other sites from using them. */
export const identityModels: readonly LibraryModel[] = [
  {
    library: "sessions and tokens",
    language: "javascript",
    identities: [
      { call: javascript.sessions, is: "session" },
      { call: ["express.Response.cookie"], is: "cookie" },
      { call: javascript.checks, is: "forgery check" },
      { call: javascript.decoded, is: "decoded" },
      { call: javascript.verified, is: "verified" },
    ],
  },
  {
    library: "sessions and tokens",
    language: "python",
    identities: [
      { call: ["flask_login.LoginManager"], is: "session" },
      {
        call: [
          "flask_wtf.CSRFProtect",
          "flask_wtf.csrf.CSRFProtect",
          "flask_wtf.FlaskForm",
          "flask_seasurf.SeaSurf",
          "starlette_csrf.CSRFMiddleware",
        ],
        is: "forgery check",
      },
      { call: ["jose.jwt.get_unverified_claims", "authlib.jose.jwt.decode_unverified"], is: "decoded" },
      { call: ["jwt.decode", "jose.jwt.decode"], is: "verified" },
    ],
  },
  {
    library: "sessions and tokens",
    language: "java",
    identities: [
      {
        call: [
          "com.auth0.jwt.JWT.decode",
          ...namesOf("com.nimbusds.jwt", "SignedJWT.parse JWTParser.parse PlainJWT.parse"),
        ],
        is: "decoded",
      },
    ],
  },
];
