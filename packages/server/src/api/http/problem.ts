import { dbFaults, isConnectionLoss } from "@gatewatch/base/db";
import { Fault, type FieldError } from "@gatewatch/base/fault";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { httpFaults } from "./faults.ts";

/** An error as every dialect's renderer gets it: nothing in it is secret. */
export interface Problem {
  readonly status: number;
  /** `room.reason`. */
  readonly code: string;
  /** Documented short word. */
  readonly word: string;
  readonly message: string;
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;
  readonly requestId: string;
}

export const awayRetrySeconds = 5;

/** The public side of a fault. */
export function problemOf(fault: Fault, requestId: string): Problem {
  const { status, code, word, message, fields, retryAfterSeconds } = fault;
  return { status, code, word, message, fields, retryAfterSeconds, requestId };
}

/** Anything thrown, as a fault: what is unknown becomes a plain 500 that keeps its cause for the log alone. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (isConnectionLoss(error)) {
    return dbFaults("db.unavailable", {
      message: "The database does not answer at the moment. Nothing was changed; try again shortly.",
      retryAfterSeconds: awayRetrySeconds,
      cause: error,
    });
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalidInput(error.validation.map(fieldOf));
  if (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.code.startsWith("FST_ERR_")
  ) {
    return frameworkFault(error.code, error);
  }
  return unexpected(error);
}

function invalidInput(fields: readonly FieldError[]): Fault {
  const first = fields[0] ?? { field: "body", reason: "cannot be used" };
  return httpFaults("http.invalid_input", {
    message: `"${first.field}" cannot be used: ${first.reason}.`,
    fields: fields.slice(0, 20),
  });
}

function fieldOf(issue: { readonly instancePath: string; readonly message?: string | undefined }): FieldError {
  const path = issue.instancePath.split("/").filter((part) => part !== "");
  return { field: path.join(".").slice(0, 200) || "body", reason: (issue.message ?? "cannot be used").slice(0, 300) };
}

function frameworkFault(code: string, error: Error): Fault {
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return httpFaults("http.too_large", {
        message: "The body is larger than this address takes. Send less.",
        fields: [{ field: "body", reason: "is too large" }],
      });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return httpFaults("http.wrong_media_type", {
        message: "The body must be JSON. Send Content-Type: application/json.",
        fields: [{ field: "content-type", reason: "must be application/json" }],
      });
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
    case "FST_ERR_BAD_URL":
      return httpFaults("http.malformed_request", {
        message: "The request cannot be read: its address or its length is malformed.",
        fields: [{ field: "url", reason: "is malformed" }],
      });
    case "FST_ERR_MAX_PARAM_LENGTH":
    case "FST_ERR_NOT_FOUND":
      return httpFaults("http.not_found", { message: "There is nothing at this address." });
    default:
      return isCallersFault(error) ? malformed(error) : unexpected(error);
  }
}

function isCallersFault(error: Error): boolean {
  return (
    "statusCode" in error && typeof error.statusCode === "number" && error.statusCode >= 400 && error.statusCode < 500
  );
}

function malformed(cause: Error): Fault {
  return httpFaults("http.malformed_request", { message: `The request cannot be taken: ${cause.message}`, cause });
}

function unexpected(cause: unknown): Fault {
  return httpFaults("http.unexpected", {
    message: "Something failed on our side. Try again; if it stays, look for this request id in the server's log.",
    cause,
  });
}
