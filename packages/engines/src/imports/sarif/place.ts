import type { Location } from "../../findings/index.ts";
import type { Run, SarifLocation } from "./schema.ts";

/** Where the locations of a run point. */
export interface Places {
  /** A file of the tree, a URL or a host. Lines stay as they are. */
  placeOf(location: SarifLocation | undefined): Location;
}

const urisKept = 5000;

/** Reads places of one run; each of the last 5,000 URIs is taken apart once. */
export function placesIn(run: Run): Places {
  const bases = Object.values(run.originalUriBaseIds ?? {});
  const known = new Map<string, Location>();
  const placeAt = (uri: string): Location => {
    const found = known.get(uri);
    if (found) return found;
    if (known.size === urisKept) known.clear();
    const made = locationOf(uri, bases);
    known.set(uri, made);
    return made;
  };
  return {
    placeOf(location) {
      const { artifactLocation, region } = location?.physicalLocation ?? {};
      const uri = artifactLocation?.uri ?? run.artifacts?.[artifactLocation?.index ?? -1]?.location?.uri;
      if (uri === undefined) return {};
      const place = placeAt(uri);
      if (place.file === undefined || region === undefined) return place;
      const { startLine, startColumn, endLine, endColumn } = region;
      return {
        file: place.file,
        ...(startLine !== undefined && { line: startLine }),
        ...(startColumn !== undefined && { column: startColumn }),
        ...(endLine !== undefined && { endLine }),
        ...(endColumn !== undefined && { endColumn }),
      };
    },
  };
}

function locationOf(uri: string, bases: readonly { readonly uri?: string | undefined }[]): Location {
  if (/^https?:\/\//i.test(uri)) return { url: uri.slice(0, 2048) };
  const tcp = /^tcp:\/\/([^/:]+|\[[^\]]+\])(?::(\d{1,5}))?$/.exec(uri);
  if (tcp) return { host: tcp[1]!, ...(tcp[2] !== undefined && { port: Number(tcp[2]) }) };
  return { file: pathOf(uri, bases) };
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
