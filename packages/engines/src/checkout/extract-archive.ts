import { stat } from "node:fs/promises";
import { Fault } from "@gatewatch/base/fault";
import { ArchiveWriter } from "./archive-writer.ts";
import type { ArchiveLimits, Extraction, ExtractRequest } from "./contract.ts";
import { extractTar } from "./extract-tar.ts";
import { extractZip } from "./extract-zip.ts";
import { checkoutFaults } from "./faults.ts";

const defaultLimits: ArchiveLimits = { maxEntries: 50_000, maxBytes: 1024 ** 3, maxRatio: 100 };

/**
 * Unpacks an archive, file by file as a stream. Links, special files, encrypted entries, `.git` and second entries of
 * one name are left out and noted; an entry that leads out of the folder, or more than the limits, refuses the whole.
 * What was written until then stays: `into` is the caller's to remove.
 *
 * @throws Fault `checkout.archive_refused`, `checkout.archive_unreadable`; the signal's reason when aborted
 */
export async function extractArchive(request: ExtractRequest): Promise<Extraction> {
  const limits = { ...defaultLimits, ...request.limits };
  try {
    const { size } = await stat(request.file);
    const writer = new ArchiveWriter(request.into, size, limits, request.signal);
    switch (request.format) {
      case "tar.gz":
        await extractTar(request.file, writer);
        break;
      case "zip":
        await extractZip(request.file, writer);
        break;
    }
    return await writer.finish();
  } catch (error) {
    request.signal.throwIfAborted();
    if (error instanceof Fault) throw error;
    throw checkoutFaults("checkout.archive_unreadable", {
      message: `The archive is damaged, or no ${request.format} file. Check that it was uploaded or copied whole.`,
      cause: error,
    });
  }
}
