import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";

const privateAddress = {
  id: "private-address",
  category: "disclosure",
  severity: "low",
  confidence: 6,
  scope: "route",
  title: "Response tells an address of the internal network",
  short: "A header or the page holds a private IP address.",
  description:
    "Internal addresses help an attacker who has found a way to make the server send requests, and show how the network behind it is laid out.",
  remediation:
    "Find where the address is written (a redirect, a debug comment, a hard-coded link, a proxy header) and use the public name:\n\n```\nproxy_set_header Host $host;   # nginx\nproxy_redirect default;\n```",
  references: ["https://www.rfc-editor.org/rfc/rfc1918"],
  cwe: ["CWE-200"],
} satisfies Rule;

/** An RFC 1918 address that stands alone: not part of a longer number, version or path of a drawing. */
const pattern =
  /(?<![\d.\w-])(?:10\.(?:\d{1,3}\.){2}\d{1,3}|172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3}|192\.168\.\d{1,3}\.\d{1,3})(?![\d.]*\d|-)/g;
const headerNames = [
  "location",
  "content-location",
  "link",
  "via",
  "x-backend",
  "x-backend-server",
  "x-forwarded-server",
  "x-served-by",
  "x-real-ip",
  "x-host",
];

/** Private addresses in headers and text, unless the page itself is served from a private address. */
export const privateAddressCheck: Check = {
  name: "private-address",
  rules: [privateAddress],
  inspect(page) {
    if (page.url.hostname.match(pattern) !== null) return [];
    const fromHeaders = headerNames.flatMap((name) => page.headers.all(name).flatMap((value) => addressesIn(value)));
    const fromText = /javascript|css/.test(page.contentType) ? [] : addressesIn(page.text);
    const addresses = [...new Set([...fromHeaders, ...fromText])].sort();
    if (addresses.length === 0) return [];
    const place = fromHeaders.length > 0 ? "header" : "body";
    return [
      {
        rule: privateAddress,
        anchor: `${place}:private-address`,
        observed: addresses.slice(0, 5).join(", "),
        expected: "public names only",
      },
    ];
  },
};

function addressesIn(text: string): readonly string[] {
  return (text.match(pattern) ?? [])
    .slice(0, 50)
    .filter((address) => address.split(".").every((part) => Number(part) <= 255));
}
