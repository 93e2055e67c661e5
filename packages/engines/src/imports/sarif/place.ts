import type { Location } from "../../findings/index.ts";
import type { Run, SarifLocation } from "./schema.ts";

/** Where a SARIF location points: a file of the tree, or a URL. Lines stay as they are. */
export function placeIn(run: Run, location: SarifLocation | undefined): Location {
  const { artifactLocation, region } = location?.physicalLocation ?? {};
  const listed = run.artifacts?.[artifactLocation?.index ?? -1]?.location;
  const uri = artifactLocation?.uri ?? listed?.uri;
  if (uri === undefined) return {};
  if (/^https?:\/\//i.test(uri)) return { url: uri.slice(0, 2048) };
  const tcp = /^tcp:\/\/([^/:]+|\[[^\]]+\])(?::(\d{1,5}))?$/.exec(uri);
  if (tcp) return { host: tcp[1]!, ...(tcp[2] !== undefined && { port: Number(tcp[2]) }) };
  return {
    file: pathOf(uri, Object.values(run.originalUriBaseIds ?? {})),
    ...(region?.startLine !== undefined && { line: region.startLine }),
    ...(region?.startColumn !== undefined && { column: region.startColumn }),
    ...(region?.endLine !== undefined && { endLine: region.endLine }),
    ...(region?.endColumn !== undefined && { endColumn: region.endColumn }),
  };
}

/** The path below the root, whichever way the tool writes it: percent-encoded, absolute, with backslashes or `./`. */
function pathOf(uri: string, bases: readonly { readonly uri?: string | undefined }[]): string {
  const base =
    bases.find(({ uri: start }) => start !== undefined && start.length > 1 && uri.startsWith(start))?.uri ?? "";
  const plain = decoded(uri.slice(base.length).replace(/^file:\/\/[^/]*/i, "")).replaceAll("\\", "/");
  const parts = plain.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.join("/").normalize("NFC").slice(0, 4096);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
