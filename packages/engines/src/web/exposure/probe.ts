import type { NetResponse } from "@gatewatch/base/net";
import { readPage } from "../pages/page.ts";
import type { Hit } from "../rule.ts";
import { contentOf, type ExposedFile } from "./contract.ts";
import type { NotFoundBaseline } from "./soft-404.ts";

/**
 * Judges the answer to one path: status 200, content by its signature, and unlike what the server says of paths that do
 * not exist. The proof names the signature; the content itself stays out of the report.
 */
export function inspectExposed(
  file: ExposedFile,
  path: string,
  response: NetResponse,
  baseline: NotFoundBaseline,
): readonly Hit[] {
  if (response.status !== 200) return [];
  const page = readPage("GET", response);
  if (!file.matches(contentOf(page, response.body))) return [];
  if (baseline.resembles({ path, status: response.status, text: page.text })) return [];
  return [
    {
      rule: file.rule,
      url: response.url,
      anchor: `file:${path}`,
      observed: `${path} holds the content of ${file.name}, ${response.body.length} bytes${response.truncated ? " and more" : ""}`,
      expected: "404",
      request: `GET ${path}`,
      response: `HTTP/1.1 ${response.status}\nContent-Type: ${page.contentType === "" ? "none" : page.contentType}`,
    },
  ];
}
