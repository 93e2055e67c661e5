import { defineFaults } from "@gatewatch/base/fault";

export const httpFaults = defineFaults({
  "http.unauthenticated": {
    status: 401,
    word: "unauthorized",
    summary: "The request carries no credentials that are valid now.",
  },
  "http.two_credentials": {
    status: 401,
    word: "unauthorized",
    summary: "The request carries two different credentials.",
  },
  "http.forbidden": {
    status: 403,
    word: "forbidden",
    summary: "The key or session lacks the right that the request needs.",
  },
  "http.plan_required": {
    status: 403,
    word: "plan_required",
    summary: "The team's plan does not include this API for keys.",
  },
  "http.cross_site": { status: 403, word: "forbidden", summary: "A browser sent the request from another site." },
  "http.https_required": {
    status: 403,
    word: "https_required",
    summary: "The request came over plain http, where only https is taken.",
  },
  "http.certificate": { status: 500, word: "server_error", summary: "The certificate or its key cannot be used." },
  "http.not_found": { status: 404, word: "not_found", summary: "There is nothing at this address." },
  "http.invalid_input": {
    status: 400,
    word: "invalid_request",
    summary: "A field, parameter or header has a value that cannot be used.",
  },
  "http.malformed_body": { status: 400, word: "invalid_request", summary: "The body is not JSON." },
  "http.wrong_media_type": {
    status: 400,
    word: "invalid_request",
    summary: "The body's Content-Type is not one that the route takes.",
  },
  "http.malformed_request": {
    status: 400,
    word: "invalid_request",
    summary: "The request line or its address cannot be read.",
  },
  "http.too_large": { status: 413, word: "payload_too_large", summary: "The body is larger than the route takes." },
  "http.rate_limited": {
    status: 429,
    word: "rate_limited",
    summary: "The caller asked more often than its limit allows.",
  },
  "http.too_many_sockets": {
    status: 429,
    word: "rate_limited",
    summary: "The team has as many WebSockets open as one may.",
  },
  "http.migrating": {
    status: 503,
    word: "server_error",
    summary: "The server is being upgraded; the request changed nothing.",
  },
  "http.unexpected": {
    status: 500,
    word: "server_error",
    summary: "Something failed that should not; the log holds the request id.",
  },
});
