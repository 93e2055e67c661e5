import { type EngineId, type Owasp2021, owasp2021 } from "@gatewatch/engines/findings";
import type { RuleTally } from "../generate/tally.ts";
import { owasp2025, owaspOf } from "./owasp.ts";

export interface Requirement {
  readonly id: string;
  readonly title: string;
  /** Engines whose completed run says something about it; none = no engine of ours can. */
  readonly engines: readonly EngineId[];
  /** Whether findings of a rule speak against it. */
  concerns(rule: RuleTally): boolean;
}

export interface Framework {
  readonly name: string;
  readonly requirements: readonly Requirement[];
}

const never = (): boolean => false;
const by =
  (...engines: readonly EngineId[]) =>
  (rule: RuleTally) =>
    engines.some((engine) => engine === rule.engine);
const injection = (rule: RuleTally) => rule.cwe.some((cwe) => owaspOf(cwe).in2021 === "A03");
const in2021 =
  (...codes: readonly string[]) =>
  (rule: RuleTally) =>
    rule.cwe.some((cwe) => codes.includes(owaspOf(cwe).in2021 ?? ""));

const engines2021: Readonly<Record<Owasp2021, readonly EngineId[]>> = {
  A01: ["code", "web"],
  A02: ["code", "web"],
  A03: ["code"],
  A04: ["code", "web"],
  A05: ["code", "config", "web"],
  A06: ["dependencies"],
  A07: ["code", "secrets"],
  A08: ["code", "web"],
  A09: ["code"],
  A10: ["code"],
};
const engines2025: Readonly<Record<keyof typeof owasp2025, readonly EngineId[]>> = {
  A01: ["code", "web"],
  A02: ["code", "config", "web"],
  A03: ["dependencies"],
  A04: ["code", "web"],
  A05: ["code"],
  A06: ["code", "web"],
  A07: ["code", "secrets"],
  A08: ["code", "web"],
  A09: ["code"],
  A10: ["web"],
};

const top2021 = Object.entries(owasp2021).map(
  ([code, title]): Requirement => ({
    id: `${code}:2021`,
    title,
    engines: engines2021[code as Owasp2021],
    concerns: (rule) => rule.cwe.some((cwe) => owaspOf(cwe).in2021 === code),
  }),
);
const top2025 = Object.entries(owasp2025).map(
  ([code, title]): Requirement => ({
    id: `${code}:2025`,
    title,
    engines: engines2025[code as keyof typeof owasp2025],
    concerns: (rule) => rule.cwe.some((cwe) => owaspOf(cwe).in2025 === code),
  }),
);

const pci: readonly Requirement[] = [
  {
    id: "4.2.1",
    title: "Strong cryptography protects card data in transit",
    engines: ["web"],
    concerns: (rule) => rule.category === "tls" || rule.cwe.includes("CWE-319"),
  },
  {
    id: "6.2.4 injection",
    title: "Bespoke software withstands injection attacks",
    engines: ["code"],
    concerns: injection,
  },
  {
    id: "6.2.4 data",
    title: "Bespoke software withstands attacks on data and data structures",
    engines: ["code"],
    concerns: in2021("A08"),
  },
  {
    id: "6.2.4 cryptography",
    title: "Bespoke software withstands attacks on its use of cryptography",
    engines: ["code"],
    concerns: in2021("A02"),
  },
  {
    id: "6.2.4 business logic",
    title: "Bespoke software withstands attacks on business logic",
    engines: [],
    concerns: never,
  },
  {
    id: "6.2.4 access control",
    title: "Bespoke software withstands attacks on access control",
    engines: ["code", "web"],
    concerns: in2021("A01", "A07"),
  },
  {
    id: "6.3.3",
    title: "Known vulnerabilities of components are patched",
    engines: ["dependencies"],
    concerns: by("dependencies"),
  },
  {
    id: "6.4.3",
    title: "Scripts of payment pages are managed and their integrity is assured",
    engines: [],
    concerns: never,
  },
  {
    id: "8.6.2",
    title: "No passwords of system accounts in scripts, configuration or source code",
    engines: ["secrets"],
    concerns: by("secrets"),
  },
  {
    id: "11.3.1",
    title: "Internal vulnerability scans every three months; critical and high ones resolved",
    engines: ["host", "web"],
    concerns: (rule) => by("host", "web")(rule) && ["critical", "high"].includes(rule.severity),
  },
  {
    id: "11.3.2",
    title: "External scans every three months by an Approved Scanning Vendor",
    engines: [],
    concerns: never,
  },
  { id: "11.4", title: "Penetration tests, internal and external", engines: [], concerns: never },
  { id: "11.6.1", title: "Changes of payment pages are detected", engines: [], concerns: never },
];

const cis: readonly Requirement[] = [
  {
    id: "3.10",
    title: "Sensitive data is encrypted in transit",
    engines: ["web"],
    concerns: (rule) => rule.category === "tls" || rule.cwe.includes("CWE-319"),
  },
  { id: "4.1", title: "A secure configuration process", engines: ["config"], concerns: by("config") },
  { id: "5.2", title: "Unique passwords", engines: [], concerns: never },
  { id: "7.5", title: "Automated vulnerability scans of internal assets", engines: ["host"], concerns: by("host") },
  {
    id: "7.6",
    title: "Automated vulnerability scans of externally exposed assets",
    engines: ["web"],
    concerns: by("web"),
  },
  { id: "16.4", title: "An inventory of third-party software components", engines: ["dependencies"], concerns: never },
  {
    id: "16.5",
    title: "Up-to-date and trusted third-party software components",
    engines: ["dependencies"],
    concerns: by("dependencies"),
  },
  { id: "16.12", title: "Code-level security checks", engines: ["code", "secrets"], concerns: by("code", "secrets") },
  { id: "16.13", title: "Application penetration tests", engines: [], concerns: never },
];

/** What a scan can say something about, and what an assessor will ask beside it. */
export const frameworks: readonly Framework[] = [
  { name: "OWASP Top 10:2021", requirements: top2021 },
  { name: "OWASP Top 10:2025", requirements: top2025 },
  { name: "PCI DSS 4.0", requirements: pci },
  { name: "CIS Controls 8", requirements: cis },
];

/** Rules that no requirement of a framework takes up. */
export function unmapped(framework: Framework, rules: readonly RuleTally[]): readonly RuleTally[] {
  return rules.filter((rule) => !framework.requirements.some((requirement) => requirement.concerns(rule)));
}
