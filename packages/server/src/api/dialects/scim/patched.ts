import { z } from "zod";
import {
  applyPatch,
  type PatchOperation,
  type ScimGroup,
  type ScimUser,
  type Shape,
  type StoredScimGroup,
  type StoredScimUser,
  scimFaults,
} from "../../../kernel/scim/index.ts";
import { groupWishOf, userWishOf } from "./render.ts";
import { groupRequest, userRequest } from "./schema.ts";

const userShape: Shape = {
  simple: ["userName", "externalId", "displayName", "active"],
  complex: ["name"],
  multiple: ["emails"],
};
const groupShape: Shape = { simple: ["displayName", "externalId"], complex: [], multiple: ["members"] };

/** What a user shall be after the operations. Throws `scim.*`. */
export function patchedUser(now: StoredScimUser, operations: readonly PatchOperation[]): ScimUser {
  const { userName, externalId, active, attributes } = now;
  const wanted = applyPatch({ userName, externalId, active, ...attributes }, operations, userShape);
  return userWishOf(checked(userRequest, wanted));
}

/** What a group shall be after the operations. Throws `scim.*`. */
export function patchedGroup(now: StoredScimGroup, operations: readonly PatchOperation[]): ScimGroup {
  const { displayName, externalId } = now;
  const members = now.members.map(({ userId }) => ({ value: userId }));
  return groupWishOf(checked(groupRequest, applyPatch({ displayName, externalId, members }, operations, groupShape)));
}

function checked<Output>(schema: z.ZodType<Output>, wanted: unknown): Output {
  const read = schema.safeParse(wanted);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path.join(".") || "Operations";
  throw scimFaults("scim.invalid_value", {
    message: `"${field.slice(0, 100)}" cannot be used: ${z.prettifyError(read.error).slice(0, 200)}`,
    fields: [{ field, reason: issue?.message ?? "cannot be used" }],
  });
}
