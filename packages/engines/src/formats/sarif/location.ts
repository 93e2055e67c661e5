import type { Location, Region } from "sarif";
import { visibleText } from "../../documents/index.ts";
import type { ReportedFinding } from "../contract.ts";

/** Where a finding is: a file under `%SRCROOT%`, or the URL, or the host as a `tcp:` URI. */
export function locationOf({ location, evidence }: ReportedFinding): Location {
  const { file, line, column, endLine, endColumn, url, host, port } = location;
  if (file !== undefined) {
    const region: Region = {
      ...(line !== undefined && { startLine: line }),
      ...(column !== undefined && { startColumn: column }),
      ...(endLine !== undefined && { endLine }),
      ...(endColumn !== undefined && { endColumn }),
      ...(evidence.snippet !== undefined && { snippet: { text: visibleText(evidence.snippet) } }),
    };
    return fileLocation(file, line === undefined ? undefined : region);
  }
  const uri =
    url !== undefined && URL.canParse(url)
      ? new URL(url).href
      : `tcp://${host ?? "unknown"}${port === undefined ? "" : `:${port}`}`;
  return { physicalLocation: { artifactLocation: { uri } } };
}

export function fileLocation(file: string, region: Region | undefined): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(file), uriBaseId: "%SRCROOT%" },
      ...(region !== undefined && { region }),
    },
  };
}

/** RFC 3986 §4.2: each part percent-encoded, so that a colon in the first part cannot read as a scheme. */
function relativeUri(file: string): string {
  return file.toWellFormed().split("/").map(encodeURIComponent).join("/");
}
