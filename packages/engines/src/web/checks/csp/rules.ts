import type { Rule } from "../../rule.ts";

const references = ["https://www.w3.org/TR/CSP3/", "https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CSP"];
const common = { category: "headers", confidence: 9, scope: "origin", references, cwe: ["CWE-693"] } as const;

const strictPolicy = `Send a policy that names what may run, for example with a nonce made anew for each response:

\`\`\`
Content-Security-Policy: script-src 'nonce-{random}' 'strict-dynamic'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'
\`\`\``;

export const cspMissing = {
  ...common,
  id: "csp-missing",
  severity: "medium",
  title: "Content security policy is missing",
  short: "The page is sent without a Content-Security-Policy.",
  description:
    "Without a content security policy the browser runs any script that gets into the page. A single injection is then enough to act as the user who sees it.",
  remediation: `${strictPolicy}

Start with \`Content-Security-Policy-Report-Only\`, read the reports, then enforce it.`,
} satisfies Rule;

export const cspReportOnly = {
  ...common,
  id: "csp-report-only",
  severity: "medium",
  title: "Content security policy is only reported, not enforced",
  short: "The page has a Content-Security-Policy-Report-Only and no enforced policy.",
  description:
    "A policy in report-only mode tells you what it would have stopped and stops nothing. It is a step on the way, not a protection.",
  remediation:
    "When the reports are quiet, send the same policy as `Content-Security-Policy`. Both headers may be sent side by side while you tighten the next version.",
} satisfies Rule;

export const cspScriptSrcMissing = {
  ...common,
  id: "csp-script-src-missing",
  severity: "medium",
  title: "Content security policy does not restrict scripts",
  short: "The policy has neither script-src nor default-src.",
  description:
    "A policy without `script-src` and `default-src` lets scripts come from anywhere, inline ones included, so it does not hinder an injected script.",
  remediation: strictPolicy,
} satisfies Rule;

export const cspUnsafeInline = {
  ...common,
  id: "csp-unsafe-inline",
  severity: "medium",
  title: "Content security policy allows inline scripts",
  short: "script-src holds 'unsafe-inline' without a nonce, a hash or 'strict-dynamic'.",
  description:
    "`'unsafe-inline'` lets every script written into the page run, and that is what an injection writes. The policy then gives hardly any protection.",
  remediation: `Give each of your own inline scripts a nonce or a hash, move event attributes into script files, and drop \`'unsafe-inline'\`. ${strictPolicy}`,
} satisfies Rule;

export const cspUnsafeEval = {
  ...common,
  id: "csp-unsafe-eval",
  severity: "low",
  title: "Content security policy allows eval",
  short: "script-src holds 'unsafe-eval'.",
  description:
    "`'unsafe-eval'` lets text become code through `eval`, `Function` and string timers. Input that reaches one of them runs.",
  remediation:
    "Replace `eval` and `new Function` by parsers such as `JSON.parse`, build templates ahead of time, and remove `'unsafe-eval'`. For WebAssembly alone use `'wasm-unsafe-eval'`.",
} satisfies Rule;

export const cspWildcardSource = {
  ...common,
  id: "csp-wildcard-source",
  severity: "medium",
  title: "Content security policy allows scripts from anywhere",
  short: "script-src holds a source that stands for every host, or data:.",
  description:
    "Sources such as `*`, `https:` and `data:` let an attacker load a script from a host of their own, or carry it in the URL itself.",
  remediation: `Name the hosts you load scripts from, or trust by nonce instead of by host. ${strictPolicy}`,
} satisfies Rule;

export const cspHttpSource = {
  ...common,
  id: "csp-http-source",
  severity: "low",
  title: "Content security policy allows scripts over plain HTTP",
  short: "script-src holds an http: source.",
  description:
    "A script that travels over plain HTTP can be replaced by anyone on the way, and the policy says that this is fine.",
  remediation:
    "Write the source with `https://`, and add `upgrade-insecure-requests` while old links remain.\n\n```\nContent-Security-Policy: script-src https://static.example.com; upgrade-insecure-requests\n```",
} satisfies Rule;

export const cspBypassHost = {
  ...common,
  id: "csp-bypass-host",
  severity: "low",
  confidence: 7,
  title: "Content security policy trusts a host where anyone can publish",
  short: "script-src holds a public CDN or a host with callback endpoints.",
  description:
    "On this host anyone can publish a file, or an endpoint answers with a function name of the caller's choice. An injected script tag pointing there passes the policy.",
  remediation:
    "Serve the library yourself, name the exact file instead of the host, or trust by nonce with `'strict-dynamic'`.\n\n```\nContent-Security-Policy: script-src 'self' https://cdn.example.com/library-1.2.3/index.js\n```",
} satisfies Rule;

export const cspObjectSrcMissing = {
  ...common,
  id: "csp-object-src-missing",
  severity: "low",
  title: "Content security policy does not restrict plug-ins",
  short: "object-src is missing or open, and default-src does not stand in.",
  description:
    "`<object>` and `<embed>` can run active content. Without `object-src` an injected one is a way around `script-src`.",
  remediation:
    "Add `object-src 'none'`; hardly any site needs plug-in content.\n\n```\nContent-Security-Policy: …; object-src 'none'\n```",
} satisfies Rule;

export const cspBaseUriMissing = {
  ...common,
  id: "csp-base-uri-missing",
  severity: "low",
  title: "Content security policy does not restrict the base URL",
  short: "base-uri is missing; default-src does not stand in for it.",
  description:
    "An injected `<base>` element sends every relative script URL of the page to a host of the attacker's choice, and a nonce does not prevent it.",
  remediation:
    "Add `base-uri 'none'`, or `'self'` when pages set a base.\n\n```\nContent-Security-Policy: …; base-uri 'none'\n```",
} satisfies Rule;
