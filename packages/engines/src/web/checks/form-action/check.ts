import type { Tag } from "../../pages/markup.ts";
import type { Page } from "../../pages/page.ts";
import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";

const common = {
  category: "markup",
  confidence: 9,
  scope: "route",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Transport_Layer_Security_Cheat_Sheet.html"],
  cwe: ["CWE-319"],
} as const;

const formInsecureAction = {
  ...common,
  id: "form-insecure-action",
  severity: "medium",
  title: "Form sends its data unencrypted",
  short: "A form on an HTTPS page posts to an http: address.",
  description: "What the user types leaves the encrypted page in the clear and can be read and changed on the way.",
  remediation:
    'Write the action with `https://`, or relative to the page, and add `form-action` to the policy:\n\n```\n<form action="/subscribe" method="post">\nContent-Security-Policy: …; form-action \'self\'\n```',
} satisfies Rule;

const passwordOverHttp = {
  ...common,
  id: "password-over-http",
  severity: "high",
  title: "Password is asked for on an unencrypted page",
  short: "A page without HTTPS holds a password field.",
  description:
    "The page and the password travel in the clear. Anyone on the network can read the password, or change the page so that it is sent to them.",
  remediation:
    "Serve the whole site over HTTPS and redirect plain HTTP to it:\n\n```\nserver { listen 80; return 301 https://$host$request_uri; }   # nginx\n```",
} satisfies Rule;

/** Forms that post to plain HTTP, and password fields on pages that came over it. */
export const formAction: Check = {
  name: "form-action",
  rules: [formInsecureAction, passwordOverHttp],
  inspect(page) {
    if (page.status >= 400) return [];
    return page.url.protocol === "https:" ? insecureActions(page) : passwordFields(page);
  },
};

function insecureActions(page: Page) {
  const targets = page.tags.flatMap((tag) =>
    tag.name === "form" ? resolved(tag, "action", page) : tag.name === "input" ? resolved(tag, "formaction", page) : [],
  );
  const insecure = targets.find((url) => url.protocol === "http:");
  if (insecure === undefined) return [];
  return [
    {
      rule: formInsecureAction,
      anchor: "form:action",
      observed: insecure.href.slice(0, 500),
      expected: "an https: action",
      response: `action="${insecure.href.slice(0, 500)}"`,
    },
  ];
}

function passwordFields(page: Page) {
  const field = page.tags.find(
    (tag) => tag.name === "input" && tag.attributes.get("type")?.trim().toLowerCase() === "password",
  );
  if (field === undefined) return [];
  const name = field.attributes.get("name") ?? "password";
  return [
    {
      rule: passwordOverHttp,
      anchor: "form:password",
      parameter: name.slice(0, 100),
      observed: `password field "${name.slice(0, 100)}" on an http: page`,
      expected: "HTTPS",
    },
  ];
}

function resolved(tag: Tag, attribute: string, page: Page): readonly URL[] {
  const value = tag.attributes.get(attribute)?.trim();
  return value === undefined || !URL.canParse(value, page.url.href) ? [] : [new URL(value, page.url)];
}
