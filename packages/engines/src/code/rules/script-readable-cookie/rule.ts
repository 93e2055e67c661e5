import type { Rule } from "../contract.ts";

export const scriptReadableCookie: Rule = {
  id: "script-readable-cookie",
  category: "session",
  title: "A cookie can be read by scripts ({sink})",
  short: "A cookie has HttpOnly switched off.",
  description:
    "Without HttpOnly a script on the page, also one that got in by cross-site scripting, can read the cookie.",
  remediation: {
    javascript: [
      "Set HttpOnly.",
      "",
      "```js",
      'res.cookie("session", id, { secure: true, httpOnly: true, sameSite: "lax" });',
      "```",
    ].join("\n"),
    python: [
      "Set HttpOnly.",
      "",
      "```python",
      'response.set_cookie("session", value, secure=True, httponly=True, samesite="Lax")',
      "```",
    ].join("\n"),
    java: ["Keep scripts from reading the cookie.", "", "```java", "cookie.setHttpOnly(true);", "```"].join("\n"),
    go: [
      "Keep the cookie from scripts.",
      "",
      "```go",
      'http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})',
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-1004"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html"],
  score: 3.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N",
  mostConfidence: 7,
};
