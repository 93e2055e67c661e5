/** What this service offers, as RFC 7643 §5 to §7 describe it. */
import { scimFaults } from "../../../kernel/scim/index.ts";
import { groupSchema, userSchema } from "./schema.ts";

const coreSpace = "urn:ietf:params:scim:schemas:core:2.0";

export const serviceProviderConfig = {
  schemas: [`${coreSpace}:ServiceProviderConfig`],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 200 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: "oauthbearertoken",
      name: "API key",
      description: "An API key of the team with the scope sso.write, as Authorization: Bearer",
      primary: true,
    },
  ],
};

/** @param baseUrl of this service, without a slash at the end */
export function resourceTypes(baseUrl: string) {
  const kind = (name: "User" | "Group", schema: string) => ({
    schemas: [`${coreSpace}:ResourceType`],
    id: name,
    name,
    endpoint: `/${name}s`,
    schema,
    meta: { resourceType: "ResourceType", location: `${baseUrl}/ResourceTypes/${name}` },
  });
  return [kind("User", userSchema), kind("Group", groupSchema)];
}

/** @param baseUrl of this service, without a slash at the end */
export function schemas(baseUrl: string) {
  return definitions.map((definition) => ({
    ...definition,
    meta: { resourceType: "Schema", location: `${baseUrl}/Schemas/${definition.id}` },
  }));
}

/** The one with this id. Throws `scim.not_found`. */
export function named<Described extends { readonly id: string }>(all: readonly Described[], id: string): Described {
  const found = all.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (found) return found;
  throw scimFaults("scim.not_found", {
    message: `There is no "${id.slice(0, 100)}" here. List them to see their ids.`,
  });
}

const usual = {
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: "readWrite",
  returned: "default",
  uniqueness: "none",
};
const string = (name: string, change: object = {}) => ({ name, type: "string", ...usual, ...change });
const value = string("value", { required: true });

const definitions = [
  {
    schemas: [`${coreSpace}:Schema`],
    id: userSchema,
    name: "User",
    attributes: [
      string("userName", { required: true, uniqueness: "server" }),
      string("externalId", { caseExact: true }),
      string("displayName"),
      {
        ...string("name"),
        type: "complex",
        subAttributes: ["formatted", "givenName", "familyName"].map((name) => string(name)),
      },
      {
        ...string("emails"),
        type: "complex",
        multiValued: true,
        subAttributes: [value, string("type"), { ...string("primary"), type: "boolean" }],
      },
      { ...string("active"), type: "boolean" },
      {
        ...string("groups", { mutability: "readOnly" }),
        type: "complex",
        multiValued: true,
        subAttributes: [value, string("display")],
      },
    ],
  },
  {
    schemas: [`${coreSpace}:Schema`],
    id: groupSchema,
    name: "Group",
    attributes: [
      string("displayName", { required: true, uniqueness: "server" }),
      string("externalId", { caseExact: true }),
      {
        ...string("members"),
        type: "complex",
        multiValued: true,
        subAttributes: [value, string("display", { mutability: "readOnly" })],
      },
    ],
  },
];
