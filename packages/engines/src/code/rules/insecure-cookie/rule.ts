import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const insecureCookie: Rule = {
  id: "insecure-cookie",
  category: "session",
  title: "A cookie is sent over plain HTTP too ({sink})",
  short: "A cookie lacks the Secure attribute.",
  description: "Without Secure the browser also sends the cookie over unencrypted connections, where it can be read.",
  remediation: {
    javascript: remedy(
      "js",
      "Set the attributes of the cookie.",
      'res.cookie("session", id, { secure: true, httpOnly: true, sameSite: "lax" });',
    ),
    python: remedy(
      "python",
      "Set the attributes of the cookie.",
      'response.set_cookie("session", value, secure=True, httponly=True, samesite="Lax")',
    ),
    java: remedy("java", "Let the browser send the cookie over https only.", "cookie.setSecure(true);"),
    go: remedy(
      "go",
      "Send the cookie only over TLS.",
      'http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})',
    ),
    php: remedy(
      "php",
      "Let the cookie go over HTTPS only.",
      "setcookie('id', $id, ['secure' => true, 'httponly' => true, 'samesite' => 'Lax']);",
    ),
    ruby: remedy(
      "ruby",
      "Send the cookie over HTTPS only.",
      "cookies[:token] = { value: token, secure: true, httponly: true }",
    ),
    csharp: remedy(
      "csharp",
      "Send the cookie over HTTPS only.",
      'Response.Cookies.Append("theme", theme, new CookieOptions { Secure = true, HttpOnly = true });',
    ),
  },
  cwe: ["CWE-614"],
  owasp: "A05",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html"],
  score: 3.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 7,
  patch,
};
