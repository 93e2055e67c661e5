/** The page of one endpoint, as Markdown. */
import type { ApiDocument, Operation, Parameter, Shape } from "../http/index.ts";
import type { Page } from "./contract.ts";
import { slugOf } from "./markdown.ts";
import { curl, type ExampleCall, javascript, python } from "./snippets.ts";

const limitTexts: Readonly<Record<string, string>> = {
  none: "Never limited.",
  standard: "Counted against the limits of your plan.",
  authentication: "50 requests a minute from one address, and the limits of your plan.",
  admin: "100 requests a minute of one user, and the limits of your plan.",
  config_generation: "30 requests a minute of one user, and the limits of your plan.",
  gateway_heartbeat: "120 requests a minute of one gateway.",
};

export interface EndpointPage extends Page {
  readonly tag: string;
  readonly method: string;
  readonly url: string;
}

/** @param api its place in the documentation: `/docs/api-reference/native` */
export function endpointPage(
  api: string,
  document: ApiDocument,
  url: string,
  method: string,
  operation: Operation,
): EndpointPage {
  const verb = method.toUpperCase();
  const below = url.replace(/^\/(api|codesec\/v1|cyberai\/v1)(\/v1)?/, "") || "/";
  const tag = operation.tags?.[0] ?? "Other";
  return {
    path: `${api}/${slugOf(`${verb} ${below}`)}`,
    title: `${verb} ${url}`,
    label: `${verb} ${below}`,
    summary: operation.summary,
    section: document.info.title,
    tag,
    method: verb,
    url,
    markdown: [
      `# ${operation.summary}`,
      "",
      `\`${verb} ${url}\``,
      "",
      ...(operation.deprecated ? ["> Deprecated: every answer says since when, and until when it stays.", ""] : []),
      ...accessLines(operation),
      ...parameterLines(document, operation),
      ...bodyLines(document, operation),
      ...exampleLines(verb, url, operation),
      ...answerLines(document, operation),
      ...errorLines(operation),
    ].join("\n"),
  };
}

function accessLines({ security, "x-limit-class": limitClass }: Operation): string[] {
  const scopes = security?.flatMap((scheme) => Object.values(scheme).flat()) ?? [];
  const scope =
    (security ?? []).length === 0
      ? "Public: no credentials are needed."
      : scopes.length === 0
        ? "Any key or session, whatever its scopes."
        : `A key or session with the scope \`${scopes[0]}\`.`;
  return [
    "| | |",
    "| --- | --- |",
    `| Who may call it | ${scope} |`,
    `| Limits | ${limitTexts[limitClass ?? "standard"] ?? limitTexts.standard} See [rate limits](/docs/guides/rate-limits). |`,
    "",
  ];
}

function parameterLines(document: ApiDocument, { parameters = [] }: Operation): string[] {
  if (parameters.length === 0) return [];
  const row = ({ name, in: place, required, schema = {}, description }: Parameter) =>
    `| \`${name}\` | ${place}${required ? ", required" : ""} | ${kindOf(document, schema)} | ${cell(description ?? boundsOf(schema))} |`;
  return ["## Parameters", "", "| name | where | type | |", "| --- | --- | --- | --- |", ...parameters.map(row), ""];
}

function bodyLines(document: ApiDocument, { requestBody }: Operation): string[] {
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (type === undefined) return [];
  const all = Object.keys(requestBody?.content ?? {}).map((name) => `\`${name}\``);
  return [
    "## Request body",
    "",
    `Content-Type: ${all.join(" or ")}`,
    "",
    ...memberTable(document, content?.schema ?? {}),
  ];
}

function answerLines(document: ApiDocument, { responses }: Operation): string[] {
  const [status, answer] = Object.entries(responses).find(([code]) => /^2\d\d$/.test(code)) ?? ["200", {}];
  const [type, content] = Object.entries(answer.content ?? {})[0] ?? ["no body", {}];
  const shown = content.example === undefined ? [] : ["```json", JSON.stringify(content.example, null, 2), "```", ""];
  return [
    "## Answer",
    "",
    `Status ${status}, \`${type}\`.`,
    "",
    ...memberTable(document, content.schema ?? {}),
    ...shown,
  ];
}

function exampleLines(method: string, url: string, { parameters = [], requestBody, security }: Operation): string[] {
  const [mediaType, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const path = parameters
    .filter((parameter) => parameter.in === "path")
    .reduce((filled, { name }) => filled.replace(`{${name}}`, placeholder(name)), url);
  const body = mediaType?.includes("json") ? (content?.example ?? {}) : undefined;
  const call: ExampleCall = { method, path, isPublic: (security ?? []).length === 0, mediaType, body };
  return [
    "## Example",
    "",
    "### curl",
    "",
    "```bash",
    curl(call),
    "```",
    "",
    "### Python",
    "",
    "```python",
    python(call),
    "```",
    "",
    "### JavaScript",
    "",
    "```javascript",
    javascript(call),
    "```",
    "",
  ];
}

function placeholder(name: string): string {
  return name === "repositoryId" ? "group%2Fproject" : "01890a5d-ac96-774b-bcce-b302099a8057";
}

function errorLines({ responses }: Operation): string[] {
  const meanings: Readonly<Record<string, string>> = {
    "400": "A parameter, header or body that cannot be used; the answer names the field.",
    "401": "Credentials are missing, wrong, revoked or expired.",
    "403": "The key or session lacks the scope, or the plan does not include it.",
    "404": "There is no such record in your team.",
    "429": "A limit is reached; `Retry-After` says when to come back.",
    "4XX": "Other refusals: 409 a conflict, 413 too large, 422 an Idempotency-Key used for another request.",
    "5XX": "Something failed on our side; the request id leads to it in the server's log.",
  };
  const rows = Object.keys(responses)
    .filter((code) => !/^2/.test(code))
    .map((code) => `| ${code} | ${meanings[code] ?? ""} |`);
  return [
    "## Errors",
    "",
    "| status | |",
    "| --- | --- |",
    ...rows,
    "",
    "Their body is described under [errors](/docs/guides/errors), every code under [faults](/docs/faults).",
    "",
  ];
}

function memberTable(document: ApiDocument, schema: Shape): string[] {
  const rows = memberRows(document, schema, "", 0);
  if (rows.length === 0) return [];
  return ["| member | type | |", "| --- | --- | --- |", ...rows.slice(0, 120), ""];
}

const deepest = 4;

function memberRows(document: ApiDocument, schema: Shape, prefix: string, depth: number): string[] {
  const shape = resolved(document, schema);
  if (shape.items) return memberRows(document, shape.items, `${prefix}[]`, depth);
  const alternatives = shape.anyOf ?? shape.oneOf ?? shape.allOf;
  if (alternatives) return [...new Set(alternatives.flatMap((one) => memberRows(document, one, prefix, depth)))];
  return Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => {
    const place = prefix === "" ? name : `${prefix}.${name}`;
    const isRequired = shape.required?.includes(name) === true;
    const row = `| \`${place}\` | ${kindOf(document, inner)}${isRequired ? "" : ", optional"} | ${cell(inner.description ?? boundsOf(inner))} |`;
    return depth >= deepest ? [row] : [row, ...memberRows(document, inner, place, depth + 1)];
  });
}

function kindOf(document: ApiDocument, schema: Shape): string {
  const shape = resolved(document, schema);
  if (shape.const !== undefined) return `\`${JSON.stringify(shape.const)}\``;
  if (shape.enum) return shape.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (shape.items) return `array of ${kindOf(document, shape.items)}`;
  const alternatives = shape.anyOf ?? shape.oneOf;
  if (alternatives) return [...new Set(alternatives.map((one) => kindOf(document, one)))].join(" or ");
  const type = typeof shape.type === "string" ? shape.type : (shape.type ?? []).join(" or ");
  return `${type || "any value"}${shape.format === undefined ? "" : ` (${shape.format})`}`;
}

function boundsOf({ minimum, maximum, minLength, maxLength, default: standard }: Shape): string {
  const told = [
    minimum === undefined ? "" : `at least ${minimum}`,
    maximum === undefined || maximum > 1e9 ? "" : `at most ${maximum}`,
    minLength === undefined || minLength < 2 ? "" : `at least ${minLength} characters`,
    maxLength === undefined ? "" : `at most ${maxLength} characters`,
    standard === undefined ? "" : `default ${JSON.stringify(standard)}`,
  ];
  return told.filter((text) => text !== "").join(", ");
}

function resolved(document: ApiDocument, shape: Shape): Shape {
  const name = shape.$ref?.replace("#/components/schemas/", "");
  return name === undefined ? shape : (document.components.schemas?.[name] ?? {});
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
