import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const scriptReadableCookie: Rule = {
  id: "script-readable-cookie",
  category: "session",
  title: "A cookie can be read by scripts ({sink})",
  short: "A cookie has HttpOnly switched off.",
  description:
    "Without HttpOnly a script on the page, also one that got in by cross-site scripting, can read the cookie.",
  remediation: {
    javascript: remedy(
      "js",
      "Set HttpOnly.",
      'res.cookie("session", id, { secure: true, httpOnly: true, sameSite: "lax" });',
    ),
    python: remedy(
      "python",
      "Set HttpOnly.",
      'response.set_cookie("session", value, secure=True, httponly=True, samesite="Lax")',
    ),
    java: remedy("java", "Keep scripts from reading the cookie.", "cookie.setHttpOnly(true);"),
    go: remedy(
      "go",
      "Keep the cookie from scripts.",
      'http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})',
    ),
    php: remedy(
      "php",
      "Keep scripts from reading it.",
      "setcookie('id', $id, ['secure' => true, 'httponly' => true, 'samesite' => 'Lax']);",
    ),
    ruby: remedy(
      "ruby",
      "Keep the cookie from scripts.",
      "cookies[:token] = { value: token, httponly: true, secure: true }",
    ),
    csharp: remedy(
      "csharp",
      "Keep the cookie from scripts.",
      'Response.Cookies.Append("session", id, new CookieOptions { HttpOnly = true, Secure = true });',
    ),
  },
  cwe: ["CWE-1004"],
  owasp: "A05",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html"],
  score: 3.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 7,
  patch,
};
