import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const missingTimeout: Rule = {
  id: "missing-timeout",
  category: "availability",
  title: "No time limit in {sink}",
  short: "A peer that is slow or silent holds the connection for ever.",
  description:
    "Without a time limit each peer that stops answering keeps a connection, and often a thread or goroutine, occupied. A few hundred of them stop the program.",
  remediation: {
    go: remedy(
      "go",
      "Give the server limits.",
      "server := &http.Server{Addr: address, Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}",
    ),
    python: remedy("python", "Give each request a limit.", "requests.get(url, timeout=10)"),
  },
  cwe: ["CWE-400"],
  owasp: "A05",
  references: ["https://cwe.mitre.org/data/definitions/400.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:L",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N",
  mostConfidence: 5,
  patch,
};
