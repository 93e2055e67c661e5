import { errorBody } from "@gatewatch/contracts";

export interface ErrorDetail {
  readonly field: string;
  readonly reason: string;
}

/**
 * Any call that did not bring the answer it should. `status` is the HTTP status, or 0 when no answer came at all
 * (`code` is then `unreachable`); an answer that is not of the contract has the code `unreadable_answer`.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly details: readonly ErrorDetail[];
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(facts: {
    status: number;
    code: string;
    message: string;
    details?: readonly ErrorDetail[] | undefined;
    requestId?: string | undefined;
    retryAfterSeconds?: number | undefined;
    cause?: unknown;
  }) {
    super(facts.message, { cause: facts.cause });
    this.status = facts.status;
    this.code = facts.code;
    this.details = facts.details ?? [];
    this.requestId = facts.requestId;
    this.retryAfterSeconds = facts.retryAfterSeconds;
  }
}

/** The error of an answer that is not 2xx: its documented body, or its status alone where the body is another's (a proxy's page). */
export async function errorOf(answer: Response): Promise<ApiError> {
  const text = await answer.text().catch(() => "");
  const body = errorBody.safeParse(jsonOf(text));
  const waitSeconds = secondsOf(answer.headers.get("retry-after"));
  if (!body.success) {
    return new ApiError({
      status: answer.status,
      code: "unreadable_answer",
      message: `The server answered ${answer.status} without saying why.`,
      requestId: answer.headers.get("x-request-id") ?? undefined,
      retryAfterSeconds: waitSeconds,
    });
  }
  const { error, request_id: requestId } = body.data;
  return new ApiError({
    status: answer.status,
    code: error.code,
    message: error.message,
    details: error.details,
    requestId,
    retryAfterSeconds: waitSeconds ?? error.retry_after,
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Retry-After as whole seconds (RFC 9110 §10.2.3); its date form is not used by our server. */
function secondsOf(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : undefined;
}
