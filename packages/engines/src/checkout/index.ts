/**
 * Bringing what a person names to a folder on disk: tells a folder, an archive, a repository, a URL and a host apart,
 * clones with everything switched off that a hostile repository could use, and unpacks hostile archives. It never runs
 * anything that came with the target and never writes outside the folder it was given.
 */
export { cloneRepository } from "./clone-repository.ts";
export type {
  ArchiveFormat,
  ArchiveLimits,
  Clone,
  ClonePorts,
  CloneRequest,
  Extraction,
  ExtractRequest,
  GitTarget,
  NamedTarget,
  SkippedEntry,
} from "./contract.ts";
export { diffSince, mostDiffBytes } from "./diff-since.ts";
export { extractArchive } from "./extract-archive.ts";
export { checkoutFaults } from "./faults.ts";
export { parseTarget } from "./parse-target.ts";
