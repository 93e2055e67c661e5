import type { Download } from "../../reports/index.ts";
import { type Answer, attachment } from "../http/index.ts";

/** A document as a file to be saved. The sandbox keeps an HTML one harmless where a browser shows it after all. */
export function downloadAnswer({ mediaType, fileName, sizeBytes, sha256, body }: Download): Answer<string> {
  return {
    raw: { mediaType, body },
    headers: {
      "Content-Disposition": attachment(fileName),
      "Content-Length": String(sizeBytes),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Repr-Digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`,
    },
  };
}
