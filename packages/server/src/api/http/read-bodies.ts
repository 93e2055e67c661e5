import type { FastifyInstance } from "fastify";
import { httpFaults } from "./faults.ts";

/**
 * Replaces the body parsers: JSON, and forms where a route takes one (the gate refuses them elsewhere); an empty body is no body (clients send `Content-Type` out of habit), and text
 * that the database cannot hold is refused here once for all.
 */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, text, done) => {
    const body = text.toString();
    if (body.trim() === "") return done(null, undefined);
    try {
      const value: unknown = JSON.parse(body);
      if (body.includes("\\u0000") && holdsNul(value)) return done(unreadable("holds a NUL character"));
      done(null, value);
    } catch {
      done(unreadable("is not JSON"));
    }
  });
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, text, done) => {
    const fields = Object.fromEntries(new URLSearchParams(text.toString()));
    done(holdsNul(fields) ? unreadable("holds a NUL character") : null, fields);
  });
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
