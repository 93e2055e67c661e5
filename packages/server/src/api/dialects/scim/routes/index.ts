/** Every route of the dialect, sorted by file name. */
export { deleteGroup } from "./delete-group.ts";
export { deleteUser } from "./delete-user.ts";
export { getGroup } from "./get-group.ts";
export { getGroups } from "./get-groups.ts";
export { getResourceType } from "./get-resource-type.ts";
export { getResourceTypes } from "./get-resource-types.ts";
export { getSchema } from "./get-schema.ts";
export { getSchemas } from "./get-schemas.ts";
export { getServiceProviderConfig } from "./get-service-provider-config.ts";
export { getUser } from "./get-user.ts";
export { getUsers } from "./get-users.ts";
export { patchGroup } from "./patch-group.ts";
export { patchUser } from "./patch-user.ts";
export { postGroups } from "./post-groups.ts";
export { postUsers } from "./post-users.ts";
export { putGroup } from "./put-group.ts";
export { putUser } from "./put-user.ts";
