import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const sharedKeyCallbackState: Rule = {
  id: "shared-key-callback-state",
  category: "authentication",
  title: "The key of a client is kept before it is proved ({sink})",
  short: "A client may ask for keys that it does not have.",
  description:
    "The callback is called for each key that a client asks about, and the client proves only one of them. What the last call left behind can be the key of somebody else.",
  remediation: {
    go: remedy(
      "go",
      "Give the key back in the permissions, which belong to the proved one.",
      'return &ssh.Permissions{Extensions: map[string]string{"key": fingerprint}}, nil',
    ),
  },
  cwe: ["CWE-287"],
  owasp: "A07",
  references: ["https://pkg.go.dev/golang.org/x/crypto/ssh#ServerConfig"],
  score: 4.8,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
