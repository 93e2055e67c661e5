import { X509Certificate } from "node:crypto";
import { Parser } from "htmlparser2";
import { federationFaults } from "../faults.ts";

/** What is kept of an identity provider's metadata (SAML 2.0 Metadata §2.4.3). */
export interface PinnedIdp {
  readonly entityId: string;
  /** Where a browser is sent with an AuthnRequest, by the HTTP-Redirect binding. */
  readonly signInUrl: string;
  /** PEM, the keys that sign. */
  readonly certificates: readonly string[];
}

const metadataSpace = "urn:oasis:names:tc:SAML:2.0:metadata";
const redirectBinding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
const certificatesMax = 20;

/**
 * Reads the metadata of one identity provider. The document is not proven by a signature of its own: it counts because of
 * where it was read.
 *
 * @throws Fault `federation.metadata_unreadable`
 */
export function readIdpMetadata(xml: string): PinnedIdp {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw unreadable("holds a document type, which metadata never need");
  const path: string[] = [];
  const certificates = new Set<string>();
  const descriptors: string[] = [];
  let entityId = "";
  let signInUrl = "";
  let use = "";
  let text = "";
  const inIdp = () => path.includes("IDPSSODescriptor");
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = localName(tag);
        path.push(name);
        text = "";
        if (name === "EntityDescriptor") {
          descriptors.push(name);
          entityId = attributes.entityID ?? "";
        }
        if (name === "KeyDescriptor") use = attributes.use ?? "";
        if (name === "SingleSignOnService" && inIdp() && attributes.Binding === redirectBinding && signInUrl === "") {
          signInUrl = attributes.Location ?? "";
        }
      },
      ontext(part) {
        text += part;
      },
      onclosetag(tag) {
        path.pop();
        if (localName(tag) !== "X509Certificate" || !inIdp() || use === "encryption") return;
        if (certificates.size < certificatesMax) certificates.add(pemOf(text));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  if (!xml.includes(metadataSpace) || descriptors.length === 0) throw unreadable("is no SAML 2.0 metadata");
  if (descriptors.length > 1) throw unreadable("describes several entities; give the address of one");
  if (entityId === "" || entityId.length > 1024) throw unreadable("names no entityID");
  if (!URL.canParse(signInUrl)) throw unreadable("names no sign-in address for the HTTP-Redirect binding");
  if (certificates.size === 0) throw unreadable("holds no signing certificate");
  return { entityId, signInUrl, certificates: [...certificates] };
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(":") + 1);
}

function pemOf(base64: string): string {
  const body = base64.replace(/\s+/g, "");
  try {
    return new X509Certificate(Buffer.from(body, "base64")).toString();
  } catch {
    throw unreadable("holds a certificate that cannot be read");
  }
}

function unreadable(reason: string) {
  return federationFaults("federation.metadata_unreadable", {
    message: `The identity provider's metadata ${reason}. Check the address; your provider's administration page shows it.`,
    fields: [{ field: "idp_metadata_url", reason }],
  });
}
