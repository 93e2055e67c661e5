import { uploadAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { Upload } from "./wire.ts";

export interface Uploads {
  /** Sends an archive (tar.gz or zip); scan it with `target: { upload_id }`. */
  create(archive: Blob): Promise<Upload>;
}

/** Archives to be scanned. */
export function createUploads(transport: Transport): Uploads {
  return { create: (archive) => transport.write("POST", "/uploads", uploadAnswer, archive) };
}
