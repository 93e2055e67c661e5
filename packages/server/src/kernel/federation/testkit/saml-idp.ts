import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { makeCertificate, type TestCertificate } from "@gatewatch/base/testkit";
import { Constants, IdentityProvider, SamlLib, ServiceProvider, setSchemaValidator } from "samlify";

setSchemaValidator({ validate: async () => "skipped" });

/** What an assertion says; every member can be made a lie of. */
export interface SamlAnswer {
  readonly nameId?: string;
  readonly nameIdFormat?: string;
  readonly email?: string;
  readonly name?: string;
  readonly groups?: readonly string[];
  readonly audience?: string;
  readonly recipient?: string;
  readonly inResponseTo?: string;
  readonly subjectInResponseTo?: string;
  readonly issuer?: string;
  readonly notOnOrAfter?: Date;
  readonly notBefore?: Date;
  /** Attributes under their schema URIs, as Entra names them. */
  readonly schemaUris?: boolean;
  readonly signWith?: TestCertificate;
  readonly unsigned?: boolean;
}

export interface TestSamlIdp {
  readonly metadataUrl: string;
  readonly entityId: string;
  readonly certificate: TestCertificate;
  /** Changes what the metadata address answers. */
  serve(status: number, body?: string): void;
  metadata(): string;
  /**
   * Answers an AuthnRequest as a browser would bring it.
   *
   * @param loginUrl where our server sent the browser
   * @param spMetadata what our server says of itself
   * @returns the form that the browser posts back
   */
  answer(
    loginUrl: string,
    spMetadata: string,
    says?: SamlAnswer,
  ): Promise<{ SAMLResponse: string; RelayState: string }>;
  close(): Promise<void>;
}

/** A real SAML identity provider (samlify) on loopback. */
export async function testSamlIdp(): Promise<TestSamlIdp> {
  let answered: { status: number; body: string } | undefined;
  const server = createServer((_request, response) => {
    const { status, body } = answered ?? { status: 200, body: metadata() };
    response.writeHead(status, { "Content-Type": "application/samlmetadata+xml" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const entityId = `${url}/idp`;
  const certificate = makeCertificate({ names: ["idp.example.com"] });
  const provider = (signer: TestCertificate) =>
    IdentityProvider({
      entityID: entityId,
      signingCert: bare(certificate.cert),
      privateKey: signer.key,
      requestSignatureAlgorithm: Constants.algorithms.signature.RSA_SHA256,
      nameIDFormat: [Constants.namespace.format.persistent],
      wantAuthnRequestsSigned: false,
      singleLogoutService: [{ Binding: Constants.namespace.binding.redirect, Location: `${url}/slo` }],
      singleSignOnService: [{ Binding: Constants.namespace.binding.redirect, Location: `${url}/sso?tenant=1` }],
    });
  const metadata = (): string => provider(certificate).getMetadata();

  return {
    metadataUrl: `${url}/metadata`,
    entityId,
    certificate,
    metadata,
    serve(status, body = "") {
      answered = { status, body };
    },
    async answer(loginUrl, spMetadata, says = {}) {
      const query = Object.fromEntries(new URL(loginUrl).searchParams);
      const sp = ServiceProvider({ metadata: spMetadata });
      const idp = provider(says.signWith ?? certificate);
      const request = await idp.parseLoginRequest(sp, "redirect", { query });
      const fill = (context: string) =>
        filled(context, says, {
          requestId: String(request.extract.request?.id),
          acsUrl: String(sp.entityMeta.getAssertionConsumerService("post")),
          spEntityId: String(sp.entityMeta.getEntityID()),
          entityId,
        });
      const made = await idp.createLoginResponse(sp, { extract: request.extract }, "post", {}, (context: string) => ({
        id: "_r",
        context: fill(context),
      }));
      const response = says.unsigned ? withoutSignature(made.context) : made.context;
      return { SAMLResponse: response, RelayState: query.RelayState ?? "" };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function filled(
  context: string,
  says: SamlAnswer,
  {
    requestId,
    acsUrl,
    spEntityId,
    entityId,
  }: { requestId: string; acsUrl: string; spEntityId: string; entityId: string },
): string {
  const inFiveMinutes = new Date(Date.now() + 300_000);
  const response = says.inResponseTo ?? requestId;
  const withSubject = context.replace(
    'Recipient="{SubjectRecipient}" InResponseTo="{InResponseTo}"',
    'Recipient="{SubjectRecipient}" InResponseTo="{SubjectInResponseTo}"',
  );
  const withAttributes = withSubject.replace("{AttributeStatement}", statementOf(says));
  return SamlLib.replaceTagsByValue(withAttributes, {
    ID: "_response",
    AssertionID: "_assertion",
    Issuer: says.issuer ?? entityId,
    IssueInstant: new Date().toISOString(),
    Destination: acsUrl,
    StatusCode: Constants.StatusCode.Success,
    NameID: says.nameId ?? "ann",
    NameIDFormat: says.nameIdFormat ?? Constants.namespace.format.persistent,
    Audience: says.audience ?? spEntityId,
    SubjectRecipient: says.recipient ?? acsUrl,
    InResponseTo: response,
    SubjectInResponseTo: says.subjectInResponseTo ?? response,
    ConditionsNotBefore: (says.notBefore ?? new Date(Date.now() - 1000)).toISOString(),
    ConditionsNotOnOrAfter: (says.notOnOrAfter ?? inFiveMinutes).toISOString(),
    SubjectConfirmationDataNotOnOrAfter: (says.notOnOrAfter ?? inFiveMinutes).toISOString(),
    AuthnStatement: "",
  });
}

function statementOf({ email = "ann@example.com", name = "Ann Example", groups, schemaUris }: SamlAnswer): string {
  const claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";
  const microsoft = "http://schemas.microsoft.com/ws/2008/06/identity/claims";
  const attribute = (attributeName: string, values: readonly string[]) =>
    `<saml:Attribute Name="${attributeName}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join("")}</saml:Attribute>`;
  return `<saml:AttributeStatement>${[
    attribute(schemaUris ? `${claims}/emailaddress` : "email", [email]),
    attribute(schemaUris ? `${claims}/name` : "name", [name]),
    groups ? attribute(schemaUris ? `${microsoft}/groups` : "groups", groups) : "",
  ].join("")}</saml:AttributeStatement>`;
}

function withoutSignature(base64: string): string {
  const xml = Buffer.from(base64, "base64").toString("utf8");
  return Buffer.from(xml.replace(/<ds:Signature.*<\/ds:Signature>/s, "")).toString("base64");
}

function bare(pem: string): string {
  return pem.replace(/-----[A-Z ]+-----|\s/g, "");
}
