import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const serverSideRequestForgery: Rule = {
  id: "server-side-request-forgery",
  category: "network",
  title: "Server-side request forgery through {sink}",
  short: "Untrusted data chooses where this server sends a request.",
  description:
    "The address of a request that the server makes comes from a user. The sender can reach hosts that only the server can reach: internal services, cloud metadata, the machine itself.",
  remediation: {
    javascript: remedy(
      "js",
      "Choose the host from a fixed list, and let the user supply only what comes after it.",
      "const base = hosts.get(name);",
      "if (!base) return res.sendStatus(400);",
      "await fetch(new URL(`/items/${encodeURIComponent(id)}`, base));",
    ),
    python: remedy(
      "python",
      "Choose the host from a fixed list, and let the user supply only what comes after it.",
      "base = HOSTS.get(name)",
      "if base is None:",
      "    abort(400)",
      "requests.get(f\"{base}/items/{quote(item, safe='')}\", timeout=5)",
    ),
    java: remedy(
      "java",
      "Fix the host; let the request choose only the path or a name from a list.",
      'URI.create("https://api.example.com/items/" + URLEncoder.encode(id, StandardCharsets.UTF_8));',
    ),
    go: remedy(
      "go",
      "Choose the host from a fixed list, and put only escaped parts behind it. Where any host must be allowed, refuse private addresses in the dialer's `Control`, after the name was resolved.",
      'response, err := client.Get("https://api.example.com/items/" + url.PathEscape(id))',
    ),
    php: remedy(
      "php",
      "Take the address from a fixed list; the request only names which.",
      "$hosts = ['eu' => 'https://eu.example.com', 'us' => 'https://us.example.com'];",
      "$answer = file_get_contents($hosts[$region] . '/status');",
    ),
    ruby: remedy(
      "ruby",
      "Write the host in the program; take at most an identifier from outside.",
      'Net::HTTP.get(URI("https://api.example.com/items/#{Integer(params[:id])}"))',
    ),
    csharp: remedy(
      "csharp",
      "Choose the host from a fixed list; let the request decide at most a part of the path.",
      'var answer = await client.GetStringAsync($"https://api.example.com/items/{id}");',
    ),
  },
  cwe: ["CWE-918"],
  owasp: "A10",
  references: [
    "https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html",
  ],
  score: 8.6,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:N/VA:N/SC:H/SI:N/SA:N",
  ignoresCommandLine: true,
  ignoresBrowser: true,
  context: "url",
  ofCallers: "parts",
};
