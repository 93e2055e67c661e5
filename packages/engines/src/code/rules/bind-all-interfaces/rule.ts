import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const bindAllInterfaces: Rule = {
  id: "bind-all-interfaces",
  category: "configuration",
  title: "The server listens on all addresses in {sink}",
  short: "The server can be reached from every network that the machine is in.",
  description:
    "Behind a container or a load balancer that is meant; a tool for one machine should listen on 127.0.0.1 only.",
  remediation: {
    go: remedy(
      "go",
      "Name the address, or take it from the settings.",
      'listener, err := net.Listen("tcp", "127.0.0.1:8080")',
    ),
    python: remedy("python", "Name the address, or take it from the settings.", 'server.bind(("127.0.0.1", 8080))'),
  },
  cwe: ["CWE-605"],
  owasp: "A05",
  references: ["https://cwe.mitre.org/data/definitions/605.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 5,
};
