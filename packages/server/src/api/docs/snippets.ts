/** The same call in three languages, as somebody would type it. */

export interface ExampleCall {
  readonly method: string;
  /** With the path parameters filled in. */
  readonly path: string;
  readonly isPublic: boolean;
  readonly mediaType: string | undefined;
  /** JSON of the body; `undefined` = none, or one that is a file. */
  readonly body: unknown;
}

const host = "https://gatewatch.example.com";

export function curl({ method, path, isPublic, mediaType, body }: ExampleCall): string {
  const lines = [`curl -X ${method} ${host}${path}`];
  if (!isPublic) lines.push('-H "X-API-Key: $GATEWATCH_API_KEY"');
  if (mediaType !== undefined) lines.push(`-H "Content-Type: ${mediaType}"`);
  if (body !== undefined) lines.push(`-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`);
  else if (mediaType !== undefined) lines.push("--data-binary @project.tar.gz");
  return lines.join(" \\\n  ");
}

export function python({ method, path, isPublic, mediaType, body }: ExampleCall): string {
  const parts = [`    "${host}${path}",`];
  if (!isPublic) parts.push('    headers={"X-API-Key": os.environ["GATEWATCH_API_KEY"]},');
  if (body !== undefined) parts.push(`    json=${pythonOf(body)},`);
  else if (mediaType !== undefined) parts.push('    data=open("project.tar.gz", "rb"),');
  return [
    ...(isPublic ? ["import requests"] : ["import os", "import requests"]),
    "",
    `res = requests.${method.toLowerCase()}(`,
    ...parts,
    ")",
    "res.raise_for_status()",
    "print(res.text)",
  ].join("\n");
}

export function javascript({ method, path, isPublic, mediaType, body }: ExampleCall): string {
  const headers = [
    ...(isPublic ? [] : ['"X-API-Key": process.env.GATEWATCH_API_KEY']),
    ...(mediaType === undefined ? [] : [`"Content-Type": "${mediaType}"`]),
  ];
  const sent = body === undefined ? 'await readFile("project.tar.gz")' : `JSON.stringify(${JSON.stringify(body)})`;
  return [
    ...(body === undefined && mediaType !== undefined ? ['import { readFile } from "node:fs/promises";', ""] : []),
    `const res = await fetch("${host}${path}", {`,
    `  method: "${method}",`,
    ...(headers.length === 0 ? [] : [`  headers: { ${headers.join(", ")} },`]),
    ...(mediaType === undefined ? [] : [`  body: ${sent},`]),
    "});",
    "if (!res.ok) throw new Error(await res.text());",
    "console.log(await res.text());",
  ].join("\n");
}

function pythonOf(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(pythonOf).join(", ")}]`;
  if (typeof value === "object")
    return `{${Object.entries(value)
      .map(([name, inner]) => `${JSON.stringify(name)}: ${pythonOf(inner)}`)
      .join(", ")}}`;
  return JSON.stringify(value);
}
