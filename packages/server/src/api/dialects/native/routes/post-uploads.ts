import { uploadAnswer } from "@gatewatch/contracts";
import { route } from "../../doors.ts";

export const postUploads = route({
  method: "POST",
  url: "/uploads",
  operationId: "postUploads",
  summary: "Send a tar.gz or zip archive as the body, to be scanned as target.upload_id",
  tag: "Scans",
  access: "scans.run",
  upload: {
    mediaTypes: ["application/gzip", "application/x-gzip", "application/zip", "application/octet-stream"],
  },
  success: 201,
  schema: { answer: uploadAnswer },
  async handle({ principal, stream }, { scanning }) {
    const { id, sizeBytes, sha256 } = await scanning.upload(principal, stream);
    return { body: { upload_id: id, size: sizeBytes, sha256 } };
  },
});
