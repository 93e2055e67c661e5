import type { FastifyInstance } from "fastify";
import { httpFaults } from "./faults.ts";

/**
 * Replaces the body parsers: JSON, and forms where a route takes one (the gate refuses them elsewhere); an empty body is no body (clients send `Content-Type` out of habit), and text
 * that the database cannot hold is refused here once for all.
 */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, readJson);
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, text, done) => {
    const fields = Object.fromEntries(new URLSearchParams(text.toString()));
    done(holdsNul(fields) ? unreadable("holds a NUL character") : null, fields);
  });
}

/** The parser of JSON bodies, whatever their media type is called. */
export function readJson(
  _request: unknown,
  text: string | Buffer,
  done: (error: Error | null, body?: unknown) => void,
): void {
  const body = text.toString();
  let value: unknown;
  try {
    value = body.trim() === "" ? undefined : JSON.parse(body);
  } catch {
    done(unreadable("is not JSON"));
    return;
  }
  const isHostile = body.includes("\\u0000") && holdsNul(value);
  done(isHostile ? unreadable("holds a NUL character") : null, value);
}

function holdsNul(value: unknown): boolean {
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string" && next.includes("\0")) return true;
    if (next !== null && typeof next === "object") open.push(...Object.keys(next), ...Object.values(next));
  }
  return false;
}

function unreadable(reason: string) {
  return httpFaults("http.malformed_body", {
    message: `The body ${reason}. Send one JSON object.`,
    fields: [{ field: "body", reason }],
  });
}
