/** Which file an import means. It reads no file itself and knows nothing of what is in one. */
export { readAccessControl } from "./access-control.ts";
export { isBefore, readComposer, readGoModule, readManifest } from "./manifests.ts";
export { type Publication, publicationFile, readPublication, usualEntry } from "./publications.ts";
export { createResolver, type Links, type Resolver, type ResolverInput } from "./resolve.ts";
export { readProperties } from "./settings.ts";
export { type Operation, readSpecification, type Specification, specificationFile } from "./specifications.ts";
export { type FilterMapping, readWebXml } from "./web-xml.ts";
