import { messageOf } from "@gatewatch/base/fault";
import { SAML, ValidateInResponseTo } from "@node-saml/node-saml";
import type { Vouched } from "../claims.ts";
import { federationFaults } from "../faults.ts";
import type { SamlProvider } from "../provider.ts";
import { readAssertion } from "./assertion.ts";

const clockSkewMs = 60_000;
const requestLifeMs = 10 * 60_000;
const responseMax = 512 * 1024;

/** A provider with our own two names at it. */
export interface SamlClient {
  readonly provider: SamlProvider;
  readonly entityId: string;
  readonly acsUrl: string;
}

/** Where to send the browser with an AuthnRequest (HTTP-Redirect binding). */
export async function authnRequestUrl(to: SamlClient, requestId: string, relayState: string): Promise<string> {
  return await libraryOf(to, requestId).getAuthorizeUrlAsync(relayState, undefined, {});
}

/**
 * Takes the provider's answer to one AuthnRequest. Only what the provider's pinned key signed is read: assertion,
 * audience, recipient, times (60 s skew) and the request it answers.
 *
 * @param samlResponse as posted, base64
 * @param requestId the one AuthnRequest that may be answered; the caller lets it be answered once
 * @throws Fault `federation.sign_in_failed`
 */
export async function vouchBySaml(from: SamlClient, samlResponse: string, requestId: string): Promise<Vouched> {
  try {
    refuseStrange(samlResponse);
    const { profile } = await libraryOf(from, requestId).validatePostResponseAsync({ SAMLResponse: samlResponse });
    const assertion: unknown = profile?.getAssertion?.();
    if (!assertion) throw new Error("holds no assertion");
    return readAssertion(assertion, {
      issuer: from.provider.options.idp.entityId,
      recipient: from.acsUrl,
      requestId,
    });
  } catch (error) {
    throw federationFaults("federation.sign_in_failed", {
      message: `The answer of "${from.provider.displayName}" cannot be trusted (${printable(messageOf(error))}). Try again; if it stays, ask your administrator.`,
      cause: error,
    });
  }
}

/** Metadata of this server as a service provider, for the identity provider's administrator. */
export function spMetadata(of: SamlClient): string {
  return libraryOf(of, "").generateServiceProviderMetadata(null, null);
}

function libraryOf({ provider, entityId, acsUrl }: SamlClient, requestId: string): SAML {
  const { idp } = provider.options;
  const known = (id: string | null) => id === requestId && requestId !== "";
  return new SAML({
    issuer: entityId,
    audience: entityId,
    callbackUrl: acsUrl,
    entryPoint: idp.signInUrl,
    idpIssuer: idp.entityId,
    idpCert: [...idp.certificates],
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    acceptedClockSkewMs: clockSkewMs,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    signatureAlgorithm: "sha256",
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: requestLifeMs,
    generateUniqueId: () => requestId || "_metadata",
    // Which request may be answered, and that it is answered once, is decided before the library is asked.
    cacheProvider: {
      saveAsync: async (_id, value) => ({ value, createdAt: 0 }),
      getAsync: async (id) => (known(id) ? farFuture : null),
      removeAsync: async () => null,
    },
  });
}

/** When the library reads how old the request is: its age was checked where it was taken. */
const farFuture = "9999-01-01T00:00:00.000Z";

/** What no honest answer holds, refused before a parser sees it. */
function refuseStrange(samlResponse: string): void {
  if (samlResponse.length > responseMax) throw new Error("is too long");
  const xml = Buffer.from(samlResponse, "base64").toString("utf8");
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new Error("holds a document type");
  if (/Algorithm\s*=\s*["'][^"']*(?:sha1|md5|hmac)/i.test(xml))
    throw new Error("is signed with an algorithm that is no longer safe");
}

function printable(text: string): string {
  return text
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/"/g, "'")
    .slice(0, 200);
}
