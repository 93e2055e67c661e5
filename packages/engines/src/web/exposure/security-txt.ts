import type { Page } from "../pages/page.ts";
import type { Hit, Rule } from "../rule.ts";

export const securityTxtPath = "/.well-known/security.txt";

export const securityTxtMissing = {
  id: "security-txt-missing",
  category: "disclosure",
  severity: "info",
  confidence: 9,
  scope: "origin",
  title: "No contact for security reports",
  short: "There is no /.well-known/security.txt.",
  description:
    "People who find a weakness look for this file to learn whom to tell. Without it reports get lost, or are published.",
  remediation:
    "Publish the file over HTTPS and renew it before it expires:\n\n```\nContact: mailto:security@example.com\nExpires: 2030-01-01T00:00:00Z\nPreferred-Languages: en\n```",
  references: ["https://www.rfc-editor.org/rfc/rfc9116"],
  cwe: [],
} satisfies Rule;

/** A hit unless the answer is a security.txt with a contact (RFC 9116 §2.5.3). */
export function inspectSecurityTxt(page: Page): readonly Hit[] {
  const isThere = page.status === 200 && !page.isHtml && /^contact:\s{0,20}\S/im.test(page.text.slice(0, 32 * 1024));
  return isThere
    ? []
    : [
        {
          rule: securityTxtMissing,
          url: page.url.href,
          anchor: `file:${securityTxtPath}`,
          observed: `status ${page.status}`,
          expected: "a file with Contact",
        },
      ];
}
