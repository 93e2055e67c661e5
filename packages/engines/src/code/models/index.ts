/** What is known of libraries and frameworks, as data. It evaluates nothing. */

export { type Catalog, type Catalogs, createCatalogs } from "./catalog.ts";
export type * from "./contract.ts";
export type * from "./endpoint-models.ts";
export { models } from "./models.ts";
export { hostHeader } from "./names.ts";
