import type { Owasp2021 } from "@gatewatch/engines/findings";

export const owasp2025 = {
  A01: "Broken Access Control",
  A02: "Security Misconfiguration",
  A03: "Software Supply Chain Failures",
  A04: "Cryptographic Failures",
  A05: "Injection",
  A06: "Insecure Design",
  A07: "Authentication Failures",
  A08: "Software or Data Integrity Failures",
  A09: "Security Logging and Alerting Failures",
  A10: "Mishandling of Exceptional Conditions",
} as const;

type Code2025 = keyof typeof owasp2025;

/**
 * OWASP Top 10 by CWE: the entries of the 2021 mapping that our engines' rules name, and the CWEs beside them that
 * foreign reports bring. The 2025 edition moved whole categories; what it moved one by one stands in `moved`.
 */
const cwes2021: Readonly<Record<Owasp2021, readonly number[]>> = {
  A01: [
    22, 23, 35, 59, 200, 201, 219, 264, 275, 276, 284, 285, 352, 359, 377, 402, 425, 441, 497, 538, 540, 548, 552, 566,
    601, 639, 651, 668, 706, 862, 863, 913, 922, 1275,
  ],
  A02: [
    261, 296, 310, 319, 321, 322, 323, 324, 325, 326, 327, 328, 329, 330, 331, 335, 336, 337, 338, 340, 347, 523, 720,
    757, 759, 760, 780, 818, 916,
  ],
  A03: [
    20, 74, 75, 77, 78, 79, 80, 83, 87, 88, 89, 90, 91, 93, 94, 95, 96, 97, 98, 99, 100, 113, 116, 138, 184, 470, 471,
    564, 610, 643, 644, 652, 917, 943,
  ],
  A04: [
    73, 183, 209, 213, 235, 256, 257, 266, 269, 280, 311, 312, 313, 316, 419, 430, 434, 444, 451, 472, 501, 522, 525,
    539, 579, 598, 602, 642, 646, 650, 653, 656, 657, 799, 807, 840, 841, 927, 1021, 1173,
  ],
  A05: [2, 11, 13, 15, 16, 260, 315, 520, 526, 537, 541, 547, 611, 614, 756, 776, 942, 1004, 1032, 1174],
  A06: [937, 1035, 1104, 1395],
  A07: [255, 259, 287, 288, 290, 294, 295, 297, 300, 302, 304, 306, 307, 346, 384, 521, 613, 620, 640, 798, 940, 1216],
  A08: [345, 353, 426, 494, 502, 565, 784, 829, 830, 915],
  A09: [117, 223, 532, 778],
  A10: [918],
};

const heirs: Readonly<Record<Owasp2021, Code2025>> = {
  A01: "A01",
  A02: "A04",
  A03: "A05",
  A04: "A06",
  A05: "A02",
  A06: "A03",
  A07: "A07",
  A08: "A08",
  A09: "A09",
  A10: "A01",
};
const moved: ReadonlyMap<number, Code2025> = new Map([
  [209, "A10"],
  [215, "A10"],
  [248, "A10"],
  [390, "A10"],
  [391, "A10"],
  [476, "A10"],
  [636, "A10"],
  [754, "A10"],
  [755, "A10"],
]);

const by2021 = new Map(
  Object.entries(cwes2021).flatMap(([code, numbers]) => numbers.map((number) => [number, code as Owasp2021] as const)),
);

/** The category of a CWE such as `CWE-89`; `undefined` for one that no edition's mapping names. */
export function owaspOf(cwe: string): {
  readonly in2021: Owasp2021 | undefined;
  readonly in2025: Code2025 | undefined;
} {
  const number = Number(cwe.replace(/^CWE-/i, ""));
  const in2021 = by2021.get(number);
  return { in2021, in2025: moved.get(number) ?? (in2021 && heirs[in2021]) };
}
