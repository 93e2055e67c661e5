import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const unpinnedDownload: Rule = {
  id: "unpinned-download",
  category: "supply chain",
  title: "Whatever is newest is downloaded by {sink}",
  short: "The content can change without the program noticing.",
  description:
    "A model or data set is fetched by name. Its owner, or whoever takes over the account, replaces it, and models can hold code.",
  remediation: {
    python: remedy(
      "python",
      "Name the revision by its hash.",
      'AutoModel.from_pretrained("example/model", revision="5d0f2e8a7d9e2bd4f3f9c2cf3a4a5a1f2b3c4d5e")',
    ),
  },
  cwe: ["CWE-494"],
  owasp: "A08",
  references: ["https://cwe.mitre.org/data/definitions/494.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 4,
};
