import { z } from "zod";
import { emailOf, groupsOf, nameOf, subjectOf, type Vouched } from "../claims.ts";

const claimsSpace = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";
const microsoftSpace = "http://schemas.microsoft.com";
/** The names under which providers send each attribute, the first that is there counts. */
const attributeNames = {
  email: ["email", "mail", "emailaddress", `${claimsSpace}/emailaddress`, "urn:oid:0.9.2342.19200300.100.1.3"],
  name: ["name", "displayName", "displayname", `${microsoftSpace}/identity/claims/displayname`, `${claimsSpace}/name`],
  username: ["username", "uid", `${claimsSpace}/upn`],
  groups: [
    "groups",
    "memberOf",
    `${microsoftSpace}/ws/2008/06/identity/claims/groups`,
    `${microsoftSpace}/ws/2008/06/identity/claims/role`,
    "http://schemas.xmlsoap.org/claims/Group",
  ],
} as const;

/** An element as the library reads it: attributes in `$`, text in `_`, children in lists by local name. */
const text = z.object({ _: z.string().optional() }).loose();
const assertionSchema = z.object({
  Assertion: z.object({
    Issuer: z.tuple([z.object({ _: z.string() })]),
    Subject: z.tuple([
      z.object({
        NameID: z.tuple([
          z.object({ _: z.string().min(1).max(1024), $: z.object({ Format: z.string().optional() }).optional() }),
        ]),
        SubjectConfirmation: z
          .array(
            z.object({
              $: z.object({ Method: z.string() }),
              SubjectConfirmationData: z
                .tuple([
                  z.object({
                    $: z.object({
                      Recipient: z.string().optional(),
                      InResponseTo: z.string().optional(),
                      NotOnOrAfter: z.string().optional(),
                    }),
                  }),
                ])
                .optional(),
            }),
          )
          .max(10),
      }),
    ]),
    Conditions: z.tuple([z.object({ $: z.object({ NotOnOrAfter: z.string() }) })]),
    AttributeStatement: z
      .array(
        z.object({
          Attribute: z
            .array(
              z.object({
                $: z.object({ Name: z.string() }),
                AttributeValue: z.array(z.union([text, z.string()])).optional(),
              }),
            )
            .optional(),
        }),
      )
      .max(10)
      .optional(),
  }),
});

const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

/**
 * Reads an assertion whose signature, audience and times were checked, and checks the rest of what SAML 2.0 Profiles
 * §4.1.4.2 asks of a bearer: the issuer, and one confirmation that names this recipient, this request and an end.
 *
 * @param assertion the signed part alone, as the library parsed it
 * @throws Error that says what is wrong
 */
export function readAssertion(
  assertion: unknown,
  expected: { readonly issuer: string; readonly recipient: string; readonly requestId: string },
): Vouched {
  const read = assertionSchema.safeParse(assertion);
  if (!read.success)
    throw new Error(
      `the assertion lacks ${read.error.issues[0]?.path.filter((step) => typeof step === "string").join("/") ?? "something"}`,
    );
  const { Issuer, Subject, AttributeStatement = [] } = read.data.Assertion;
  if (Issuer[0]._ !== expected.issuer) throw new Error("it is issued by another provider");
  const [{ NameID, SubjectConfirmation }] = Subject;
  const confirmations = SubjectConfirmation.filter(({ $ }) => $.Method === bearer).map(
    (one) => one.SubjectConfirmationData?.[0].$,
  );
  if (!confirmations.some((data) => data?.Recipient === expected.recipient))
    throw new Error("it is meant for another recipient");
  const fits = confirmations.some(
    (data) =>
      data?.Recipient === expected.recipient &&
      data.InResponseTo === expected.requestId &&
      data.NotOnOrAfter !== undefined,
  );
  if (!fits) throw new Error("it answers no request of this sign-in");
  if (NameID[0].$?.Format === transient) throw new Error("its NameID is transient; configure a persistent one");

  const attributes = new Map<string, string[]>();
  for (const { $, AttributeValue = [] } of AttributeStatement.flatMap(({ Attribute = [] }) => Attribute)) {
    const values = AttributeValue.map((value) => (typeof value === "string" ? value : (value._ ?? "")));
    attributes.set($.Name, [...(attributes.get($.Name) ?? []), ...values]);
  }
  const valuesOf = (names: readonly string[]) =>
    names.map((name) => attributes.get(name)).find((values) => values !== undefined);
  const subject = subjectOf(NameID[0]._);
  return {
    subject,
    email: emailOf(valuesOf(attributeNames.email)?.[0]) ?? emailOf(subject),
    // Who signs for a team's people signs for their addresses: SAML has no word for an unverified one.
    emailVerified: true,
    name: nameOf(valuesOf(attributeNames.name)?.[0]) ?? nameOf(valuesOf(attributeNames.username)?.[0]),
    groups: groupsOf(valuesOf(attributeNames.groups)),
  };
}
