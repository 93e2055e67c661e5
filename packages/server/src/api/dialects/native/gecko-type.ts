/** Gecko's seven classes by CWE, and short names of what does not fit into them. */
const types: Readonly<Record<string, readonly number[]>> = {
  RCE: [78, 77, 94, 95, 502, 1336],
  SQLI: [89, 564, 943],
  XSS: [79, 80],
  SSRF: [918, 611],
  LFI: [22, 98],
  AFO: [434, 73],
  IDOR: [639, 862, 863, 284, 306],
  "Hard-coded credentials": [798, 259, 321],
  "Exposed secret": [200, 312, 522, 540],
  "Vulnerable dependency": [1035, 1104, 1395],
  "Open redirect": [601],
  CSRF: [352],
  XXE: [776],
  ReDoS: [1333, 400],
  Clickjacking: [1021],
  "Weak cryptography": [326, 327, 328, 916],
  "Insecure randomness": [330, 338],
  "Improper certificate validation": [295],
  "Cleartext transmission": [319],
  "Prototype pollution": [1321],
  "Insecure cookie": [614, 1004, 1275],
  "Security misconfiguration": [16, 693, 1188],
  "Permissive CORS": [942],
  "Information exposure": [209, 497, 548],
  "Excessive privilege": [250, 269, 732],
};

const byCwe: ReadonlyMap<string, string> = new Map(
  Object.entries(types).flatMap(([type, cwes]) => cwes.map((cwe): [string, string] => [`CWE-${cwe}`, type])),
);

/** Gecko's `type` of a finding: one of its classes, else the CWE's short name, else the CWE itself. */
export function geckoType(cwe: readonly string[]): string {
  const first = cwe[0];
  return first === undefined ? "Other" : (byCwe.get(first) ?? first);
}

/** The CWEs whose type contains `text`, in any case: how the filter `type` reaches the store. */
export function cwesOfType(text: string): string[] {
  const wanted = text.toLowerCase();
  const known = [...byCwe].filter(([, type]) => type.toLowerCase().includes(wanted)).map(([cwe]) => cwe);
  return /^cwe-\d+$/.test(wanted) && !byCwe.has(wanted.toUpperCase()) ? [...known, wanted.toUpperCase()] : known;
}
