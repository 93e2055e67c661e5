import { defineFaults } from "@gatewatch/base/fault";

export const serversFaults = defineFaults({
  "servers.no_address": { status: 400, word: "invalid_request", summary: "The text is no address of a server." },
  "servers.unreadable": { status: 400, word: "invalid_request", summary: "The file of known servers cannot be read." },
  "servers.no_home": { status: 400, word: "invalid_request", summary: "There is no folder to keep settings in." },
  "servers.unknown": {
    status: 401,
    word: "unauthorized",
    summary: "There is no key for the server, or no server is named.",
  },
  "servers.refused": { status: 403, word: "forbidden", summary: "The server, or the person in the browser, refused." },
});
