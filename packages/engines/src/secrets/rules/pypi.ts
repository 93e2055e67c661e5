import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const pypi: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "pypi-token",
    provider: "PyPI",
    title: "PyPI upload token",
    opens: "It publishes releases of the account's or the project's packages.",
    revoke: "Remove it under Account settings → API tokens.",
    references: ["https://pypi.org/help/#apitoken"],
    keywords: ["pypi-age"],
    pattern: token("pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{50,1000}", "-"),
    check: () => ({ proven: true }),
    samples: (draw) => ({
      positives: [`password = pypi-AgEIcHlwaS5vcmc${draw.base64url(120)}`],
      negatives: [`pypi-AgEIcHlwaS5vcmc${draw.base64url(9)}`],
    }),
  },
];
