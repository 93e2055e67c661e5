import { instant } from "@gatewatch/contracts";
import { z } from "zod";

export const userSchema = "urn:ietf:params:scim:schemas:core:2.0:User";
export const groupSchema = "urn:ietf:params:scim:schemas:core:2.0:Group";
const messages = "urn:ietf:params:scim:api:messages:2.0";
export const listSchema = `${messages}:ListResponse`;
export const patchSchema = `${messages}:PatchOp`;
export const errorSchema = `${messages}:Error`;

/** RFC 7644 §3.12 */
export const errorBody = z
  .object({
    schemas: z.array(z.string()),
    status: z.string(),
    scimType: z.string().optional(),
    detail: z.string(),
  })
  .meta({ id: "ScimError" });

export const idParams = z.object({ id: z.string().max(1024) });

const countMax = 200;
/** RFC 7644 §3.4.2: pages begin at 1, and what is out of range counts as the nearest. */
export const listQuery = z.object({
  filter: z.string().max(2000).optional(),
  startIndex: z.coerce
    .number()
    .int()
    .max(2_147_483_647)
    .default(1)
    .transform((start) => Math.max(1, start)),
  count: z.coerce
    .number()
    .int()
    .max(2_147_483_647)
    .default(100)
    .transform((count) => Math.min(Math.max(0, count), countMax)),
  attributes: z.string().max(2000).optional(),
  excludedAttributes: z.string().max(2000).optional(),
});
export const oneQuery = listQuery.pick({ attributes: true, excludedAttributes: true });
/** Nothing: RFC 7644 §3.6 asks for 204. */
export const noAnswer = z.null();

const text = z.string().max(500);
const optional = text.nullish().transform((value) => value ?? undefined);
/** Some clients send booleans as text. */
const flag = z.union([
  z.boolean(),
  z
    .string()
    .regex(/^(true|false)$/i)
    .transform((word) => word.toLowerCase() === "true"),
]);

const name = z
  .object({ formatted: optional, givenName: optional, familyName: optional })
  .nullish()
  .transform((value) => value ?? undefined);
const email = z.object({
  value: z.string().min(1).max(254),
  type: optional,
  primary: flag.nullish().transform((value) => value ?? undefined),
});

/** A user as a client sends it; what is not kept here is passed over. */
export const userRequest = z
  .object({
    userName: z.string().trim().min(1).max(254),
    externalId: text.nullish().transform((value) => value ?? null),
    name,
    displayName: optional,
    emails: z.array(email).max(50).default([]),
    active: flag.default(true),
  })
  .meta({ examples: [{ schemas: [userSchema], userName: "ann@example.com" }] });

const member = z.object({ value: z.string().min(1).max(200) });
export const groupRequest = z
  .object({
    displayName: z.string().trim().min(1).max(200),
    externalId: text.nullish().transform((value) => value ?? null),
    members: z
      .array(member)
      .max(10_000)
      .nullish()
      .transform((value) => value ?? []),
  })
  .meta({ examples: [{ schemas: [groupSchema], displayName: "Operations" }] });

export const patchRequest = z
  .object({
    Operations: z
      .array(z.object({ op: z.string().max(40), path: z.string().max(1000).optional(), value: z.unknown().optional() }))
      .min(1)
      .max(1000),
  })
  .meta({ examples: [{ schemas: [patchSchema], Operations: [{ op: "replace", value: { displayName: "Ann" } }] }] });

const meta = z.object({
  resourceType: z.string(),
  created: instant,
  lastModified: instant,
  location: z.string(),
  version: z.string(),
});
const reference = z.object({ value: z.string(), $ref: z.string(), display: z.string() });

const wholeUser = z.object({
  schemas: z.array(z.string()),
  id: z.uuid(),
  externalId: z.string().optional(),
  userName: z.string(),
  name: z
    .object({ formatted: z.string().optional(), givenName: z.string().optional(), familyName: z.string().optional() })
    .optional(),
  displayName: z.string().optional(),
  emails: z.array(z.object({ value: z.string(), type: z.string().optional(), primary: z.boolean().optional() })),
  active: z.boolean(),
  groups: z.array(reference),
  meta,
});
export type WholeUser = z.output<typeof wholeUser>;
/** Clients choose attributes; these two are always there (RFC 7643 §7, `returned`). */
export const user = wholeUser.partial().required({ schemas: true, id: true }).meta({ id: "ScimUser" });

const wholeGroup = z.object({
  schemas: z.array(z.string()),
  id: z.uuid(),
  externalId: z.string().optional(),
  displayName: z.string(),
  members: z.array(reference).optional(),
  meta,
});
export type WholeGroup = z.output<typeof wholeGroup>;
export const group = wholeGroup.partial().required({ schemas: true, id: true }).meta({ id: "ScimGroup" });

/** What discovery tells: a kind of resource, or its attributes (RFC 7643 §6 and §7). */
export const described = z.object({ schemas: z.array(z.string()), id: z.string() }).loose();

/** A page of one kind of resource. */
export function listOf<Resource extends z.ZodType>(resource: Resource) {
  return z.object({
    schemas: z.array(z.string()),
    totalResults: z.int(),
    startIndex: z.int(),
    itemsPerPage: z.int(),
    Resources: z.array(resource),
  });
}
