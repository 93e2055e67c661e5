import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const openWindow: Rule = {
  id: "open-window",
  category: "configuration",
  title: "A window gives its page too many rights ({sink})",
  short: "A page in this window can reach the machine.",
  description:
    "Electron keeps pages apart from Node and from each other unless told otherwise. With this setting a defect of a page, or a foreign page, runs programs on the machine.",
  remediation: {
    javascript: remedy(
      "js",
      "Leave the defaults, and give pages single functions by a preload script.",
      "new BrowserWindow({ webPreferences: { preload } });",
    ),
  },
  cwe: ["CWE-693"],
  owasp: "A05",
  references: ["https://www.electronjs.org/docs/latest/tutorial/security"],
  score: 4.8,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 7,
  patch,
};
