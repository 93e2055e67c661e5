import { confidenceWord } from "../../findings/index.ts";
import type { GroupedFinding } from "../findings/group.ts";
import type { Page } from "../pages/page.ts";
import { isSessionName } from "../pages/set-cookie.ts";
import {
  type ObservatoryFacts,
  observatoryGrade,
  type RuleGroup,
  type Score,
  type SubGrade,
  tlsGrade,
  webScore,
} from "../score/index.ts";
import { cipherBitsOf, hasForwardSecrecy, invalidatingRules, type TlsInventory } from "../tls/index.ts";

/** The score with its sub-grades, each only where what it judges was looked at. */
export interface Rating extends Score {
  readonly sub_grades: { readonly observatory?: SubGrade; readonly tls?: SubGrade };
}

/**
 * Rates what was found. Silenced findings leave the formula.
 *
 * @param startPage `undefined` when no page was part of the profile
 */
export function rate(
  grouped: readonly GroupedFinding[],
  startPage: Page | undefined,
  inventory: TlsInventory | undefined,
): Rating {
  const counted = grouped.filter(({ finding }) => finding.suppressed === undefined);
  const ids = new Set(counted.map(({ finding }) => finding.ruleId.slice("web.".length)));
  return {
    ...webScore(ruleGroups(counted)),
    sub_grades: {
      ...(startPage === undefined ? {} : { observatory: observatoryGrade(observatoryFacts(ids, startPage)) }),
      ...(inventory?.chain[0] === undefined
        ? {}
        : { tls: tlsGrade(tlsFacts(inventory, inventory.chain[0].keyBits, ids)) }),
    },
  };
}

function ruleGroups(grouped: readonly GroupedFinding[]): readonly RuleGroup[] {
  return [...Map.groupBy(grouped, ({ finding }) => finding.ruleId)].map(([ruleId, members]) => ({
    ruleId,
    category: members[0]!.finding.category,
    findings: members.map(({ finding }) => ({
      severity: finding.severity,
      confidence: confidenceWord(finding.confidence),
    })),
    locations: members.reduce((total, member) => total + member.locations, 0),
    invalidatesTls: invalidatingRules.has(ruleId.slice("web.".length)),
  }));
}

function observatoryFacts(ids: ReadonlySet<string>, page: Page): ObservatoryFacts {
  const has = (...candidates: readonly string[]) => candidates.some((id) => ids.has(id));
  const policy = page.headers.get("content-security-policy") ?? "";
  const hsts = page.headers.get("strict-transport-security") ?? "";
  const referrer = page.headers.get("referrer-policy") ?? "";
  const isHttps = page.url.protocol === "https:";
  const session = page.cookies.filter((cookie) => isSessionName(cookie.name) && !cookie.expired);
  return {
    csp: has("csp-missing", "csp-report-only", "csp-script-src-missing")
      ? "missing"
      : has("csp-unsafe-inline", "csp-wildcard-source")
        ? "unsafe"
        : /default-src\s+'none'/i.test(policy)
          ? "none-by-default"
          : "safe",
    hsts:
      !isHttps || has("hsts-missing", "hsts-invalid")
        ? "missing"
        : has("hsts-short")
          ? "short"
          : /preload/i.test(hsts)
            ? "preload"
            : "good",
    framing: has("framing-unrestricted", "framing-invalid")
      ? "missing"
      : /frame-ancestors/i.test(policy)
        ? "csp"
        : "header",
    nosniff: !has("nosniff-missing"),
    sessionCookieNotSecure: session.some((cookie) => !cookie.secure),
    sessionCookieNotHttpOnly: session.some((cookie) => !cookie.httpOnly),
    corsUniversalWithCredentials: has("cors-reflected-credentials"),
    httpsRedirect: !has("https-missing", "https-not-enforced"),
    foreignScriptInsecure: has("mixed-content-active"),
    referrerPolicy: has("referrer-policy-unsafe")
      ? "unsafe"
      : /no-referrer$|same-origin|strict-origin/i.test(referrer)
        ? "private"
        : "missing",
    corp: page.headers.get("cross-origin-resource-policy") !== undefined,
  };
}

function tlsFacts(inventory: TlsInventory, keyBits: number, ids: ReadonlySet<string>) {
  const bits = inventory.ciphers.map(cipherBitsOf);
  return {
    protocols: Object.entries(inventory.versions).flatMap(([version, answer]) =>
      answer === "accepted" ? [version] : [],
    ),
    keyBits,
    cipherBits: { weakest: Math.min(...bits, 256), strongest: Math.max(...bits, 0) },
    certificateTrusted: ![
      "certificate-expired",
      "certificate-not-yet-valid",
      "certificate-self-signed",
      "certificate-untrusted",
    ].some((id) => ids.has(id)),
    nameMatches: !ids.has("certificate-name-mismatch"),
    forwardSecrecy: inventory.ciphers.every(hasForwardSecrecy),
    hstsLong: !ids.has("hsts-missing") && !ids.has("hsts-invalid") && !ids.has("hsts-short"),
  };
}
