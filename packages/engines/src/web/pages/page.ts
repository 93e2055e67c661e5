import type { NetResponse } from "@gatewatch/base/net";
import { type Headers, readHeaders } from "./headers.ts";
import { readMarkup, type Tag } from "./markup.ts";
import { readSetCookies, type SetCookie } from "./set-cookie.ts";

/** Text beyond this is not searched. */
export const maxBodyBytes = 2 * 1024 * 1024;

/** One answer of the target, as the checks see it. */
export interface Page {
  readonly url: URL;
  readonly method: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly cookies: readonly SetCookie[];
  /** Lower case, without parameters. */
  readonly contentType: string;
  readonly isHtml: boolean;
  /** A 3xx answer: its headers count, its content is not what visitors see. */
  readonly isRedirect: boolean;
  /** The body as text, decoded leniently; empty for media. */
  readonly text: string;
  /** Tags of an HTML page; empty otherwise. */
  readonly tags: readonly Tag[];
}

/** Makes a page of an answer; the text is decoded and the markup read on first use. */
export function readPage(
  method: string,
  response: Pick<NetResponse, "url" | "status" | "statusText" | "headers" | "body">,
): Page {
  const headers = readHeaders(response.headers);
  const contentType = (headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
  const isHtml =
    contentType === "text/html" ||
    contentType === "application/xhtml+xml" ||
    (contentType === "" && looksLikeHtml(response.body));
  const isMedia = /^(image|audio|video|font)\//.test(contentType) && contentType !== "image/svg+xml";
  let text: string | undefined;
  let tags: readonly Tag[] | undefined;
  const textOf = () => {
    text ??= isMedia ? "" : response.body.subarray(0, maxBodyBytes).toString("utf8");
    return text;
  };
  return {
    url: new URL(response.url),
    method,
    status: response.status,
    statusText: response.statusText,
    headers,
    cookies: readSetCookies(headers.all("set-cookie")),
    contentType,
    isHtml,
    isRedirect: response.status >= 300 && response.status < 400,
    get text() {
      return textOf();
    },
    get tags() {
      tags ??= isHtml ? readMarkup(textOf()) : [];
      return tags;
    },
  };
}

function looksLikeHtml(body: Buffer): boolean {
  return /^\s*<(?:!doctype html|html|head|body)\b/i.test(body.subarray(0, 512).toString("latin1"));
}
