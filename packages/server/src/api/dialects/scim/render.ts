import type { z } from "zod";
import type { ScimGroup, ScimUser, StoredScimGroup, StoredScimUser } from "../../../kernel/scim/index.ts";
import type { Problem } from "../../http/index.ts";
import {
  type errorBody,
  errorSchema,
  type groupRequest,
  groupSchema,
  listSchema,
  type userRequest,
  userSchema,
  type WholeGroup,
  type WholeUser,
} from "./schema.ts";

/** RFC 7644 §3.12, table 9; a status alone says the rest. */
const scimTypes: Readonly<Record<string, string>> = {
  "scim.uniqueness": "uniqueness",
  "scim.invalid_filter": "invalidFilter",
  "scim.invalid_path": "invalidPath",
  "scim.no_target": "noTarget",
  "scim.invalid_value": "invalidValue",
  "http.invalid_input": "invalidValue",
  "http.malformed_body": "invalidSyntax",
  "http.wrong_media_type": "invalidSyntax",
};

export function problemBody({ code, status, message }: Problem): z.output<typeof errorBody> {
  const scimType = scimTypes[code];
  return {
    schemas: [errorSchema],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail: message,
  };
}

export function userBody(row: StoredScimUser, baseUrl: string): WholeUser {
  const { displayName, name, emails } = row.attributes;
  return {
    schemas: [userSchema],
    id: row.userId,
    ...(row.externalId === null ? {} : { externalId: row.externalId }),
    userName: row.userName,
    ...(name === undefined ? {} : { name }),
    ...(displayName === undefined ? {} : { displayName }),
    emails: emails.map((email) => ({ ...email })),
    active: row.active,
    groups: row.groups.map((one) => reference(baseUrl, "Groups", one.id, one.displayName)),
    meta: metaOf(baseUrl, "User", row.userId, row),
  };
}

export function groupBody(row: StoredScimGroup, baseUrl: string): WholeGroup {
  return {
    schemas: [groupSchema],
    id: row.id,
    ...(row.externalId === null ? {} : { externalId: row.externalId }),
    displayName: row.displayName,
    members: row.members.map((one) => reference(baseUrl, "Users", one.userId, one.userName)),
    meta: metaOf(baseUrl, "Group", row.id, row),
  };
}

export function userWishOf({
  userName,
  externalId,
  name,
  displayName,
  emails,
  active,
}: z.output<typeof userRequest>): ScimUser {
  return { userName, externalId, active, attributes: JSON.parse(JSON.stringify({ name, displayName, emails })) };
}

export function groupWishOf({ displayName, externalId, members }: z.output<typeof groupRequest>): ScimGroup {
  return { displayName, externalId, members: members.map(({ value }) => value.toLowerCase()) };
}

export function listBody<Resource>(resources: readonly Resource[], total: number, startIndex: number) {
  return {
    schemas: [listSchema],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: [...resources],
  };
}

/** The entity tag of a version (RFC 7644 §3.14). */
export function tagOf({ version }: { readonly version: number }): string {
  return `W/"${version}"`;
}

/** The version that `If-Match` names; `*` fits any, and what was never a tag of ours fits none. */
export function versionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === "*") return undefined;
  return Number(/^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(ifMatch)?.[1] ?? 0);
}

function reference(baseUrl: string, kind: "Users" | "Groups", id: string, display: string) {
  return { value: id, $ref: `${baseUrl}/${kind}/${id}`, display };
}

function metaOf(
  baseUrl: string,
  resourceType: "User" | "Group",
  id: string,
  row: { readonly version: number; readonly createdAt: Date; readonly updatedAt: Date },
) {
  return {
    resourceType,
    created: row.createdAt.toISOString(),
    lastModified: row.updatedAt.toISOString(),
    location: `${baseUrl}/${resourceType}s/${id}`,
    version: tagOf(row),
  };
}
