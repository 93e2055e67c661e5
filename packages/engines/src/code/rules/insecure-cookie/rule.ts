import type { Rule } from "../contract.ts";

export const insecureCookie: Rule = {
  id: "insecure-cookie",
  category: "session",
  title: "A cookie is sent over plain HTTP too ({sink})",
  short: "A cookie lacks the Secure attribute.",
  description: "Without Secure the browser also sends the cookie over unencrypted connections, where it can be read.",
  remediation: {
    javascript: [
      "Set the attributes of the cookie.",
      "",
      "```js",
      'res.cookie("session", id, { secure: true, httpOnly: true, sameSite: "lax" });',
      "```",
    ].join("\n"),
    python: [
      "Set the attributes of the cookie.",
      "",
      "```python",
      'response.set_cookie("session", value, secure=True, httponly=True, samesite="Lax")',
      "```",
    ].join("\n"),
    java: ["Let the browser send the cookie over https only.", "", "```java", "cookie.setSecure(true);", "```"].join(
      "\n",
    ),
    go: [
      "Send the cookie only over TLS.",
      "",
      "```go",
      'http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})',
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-614"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html"],
  score: 3.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N",
  mostConfidence: 7,
};
