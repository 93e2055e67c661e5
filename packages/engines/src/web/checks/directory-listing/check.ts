import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";

const directoryListing = {
  id: "directory-listing",
  category: "exposure",
  severity: "medium",
  confidence: 9,
  scope: "route",
  title: "Directory listing is open",
  short: "The server lists the files of a folder.",
  description:
    "Anyone can read the names of all files in the folder and fetch them, also those that no page links to: backups, uploads, configuration.",
  remediation:
    "Switch listings off and give folders an index page:\n\n```\nautoindex off;        # nginx\nOptions -Indexes      # Apache\n```",
  references: ["https://owasp.org/www-project-web-security-testing-guide/"],
  cwe: ["CWE-548"],
} satisfies Rule;

/** The title each server gives its listings, and a link only a listing has. */
const listings: readonly { readonly title: RegExp; readonly row: RegExp }[] = [
  { title: /<title>Index of \/[^<]{0,500}<\/title>/i, row: /<a href="(?:\.\.\/|\?C=N;O=D|\/[^"]{0,500})">/i },
  { title: /<title>Directory listing for \/[^<]{0,500}<\/title>/i, row: /<li><a href="/i },
  { title: /<title>[^<]{0,200} - \/[^<]{0,300}<\/title>/i, row: /\[To Parent Directory\]/i },
  { title: /<title>Directory: \/[^<]{0,500}<\/title>/i, row: /<a href="[^"]{1,500}">/i },
  { title: /<title>listing directory \/[^<]{0,500}<\/title>/i, row: /<ul id="files"/i },
];

/** Listings of Apache, nginx, Python, IIS, Jetty and Express: title and row together, so a page about listings is none. */
export const directoryListingCheck: Check = {
  name: "directory-listing",
  rules: [directoryListing],
  inspect(page) {
    if (!page.isHtml || page.status !== 200) return [];
    const listing = listings.find(({ title, row }) => title.test(page.text) && row.test(page.text));
    if (listing === undefined) return [];
    const observed = listing.title.exec(page.text)![0].slice(0, 200);
    return [
      {
        rule: directoryListing,
        anchor: "body:directory-listing",
        observed,
        expected: "403, 404 or an index page",
        response: observed,
      },
    ];
  },
};
