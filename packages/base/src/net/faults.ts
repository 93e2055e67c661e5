import { defineFaults } from "../fault/index.ts";

export const netFaults = defineFaults({
  "net.address_refused": {
    status: 422,
    word: "target_refused",
    summary: "The address is private or reserved and no one allowed it.",
  },
  "net.unreachable": { status: 502, word: "target_unreachable", summary: "No connection to the host could be made." },
  "net.not_resolved": { status: 422, word: "target_unreachable", summary: "The host name has no address." },
  "net.redirect_refused": {
    status: 502,
    word: "target_refused",
    summary: "A redirect led to an address or scheme that is not allowed.",
  },
  "net.too_many_redirects": { status: 502, word: "target_unreachable", summary: "More redirects than are followed." },
  "net.timeout": { status: 504, word: "target_unreachable", summary: "The host did not answer in time." },
  "net.scheme_refused": { status: 422, word: "validation_error", summary: "The URL is not http or https." },
  "net.tls": {
    status: 502,
    word: "target_unreachable",
    summary: "The TLS handshake failed or the certificate is not trusted.",
  },
  "net.bad_response": { status: 502, word: "target_unreachable", summary: "The host did not answer in valid HTTP." },
  "net.closed": {
    status: 503,
    word: "server_error",
    summary: "The network port was closed while a request was under way.",
  },
});
