import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "../unsafe-deserialization/patch.ts";

export const deserializerUsed: Rule = {
  id: "deserializer-used",
  category: "review",
  title: "Objects are rebuilt by {sink}",
  short: "What is read here can name code to run.",
  description:
    "The format rebuilds objects and calls what the data names. No untrusted data was seen to reach this place. A place to review: see that none can.",
  remediation: {
    python: remedy("python", "Use a format of plain values.", "json.loads(text)"),
    csharp: remedy(
      "csharp",
      "Read data with a format that makes no objects of types named in it.",
      "var order = JsonSerializer.Deserialize<Order>(text);",
    ),
    ruby: remedy("ruby", "Use a format of plain values.", "config.action_dispatch.cookies_serializer = :json"),
  },
  cwe: ["CWE-502"],
  owasp: "A08",
  references: ["https://cwe.mitre.org/data/definitions/502.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  yieldsTo: ["unsafe-deserialization"],
  mostConfidence: 3,
  patch,
};
