import type { LibraryModel } from "../contract.ts";

const message = { label: "http", what: "a message of the client" } as const;

/** Messages of clients over open connections: https://socket.io/docs/v4/server-api/ and https://github.com/websockets/ws */
export const socket: LibraryModel = {
  library: "socket.io, ws",
  language: "javascript",
  types: [
    {
      of: ["socket.io.Server()", "socket.io()", "socket.io.default()", "socket.io.Server().of()"],
      is: "socket.io.App",
    },
    { of: ["ws.Server()", "ws.WebSocketServer()", "ws.WebSocket.Server()", "ws.default.Server()"], is: "ws.App" },
  ],
  routes: [
    { call: ["socket.io.App.on", "socket.io.App.of().on"], handlers: { from: 1 }, parameters: ["socket.io.Socket"] },
    { call: ["ws.App.on"], handlers: { from: 1 }, parameters: ["ws.Socket", "http.IncomingMessage"] },
    {
      call: ["socket.io.Socket.on", "socket.io.Socket.once", "ws.Socket.on", "ws.Socket.addEventListener"],
      handlers: { from: 1 },
      parameters: [],
      namedParameters: message,
    },
  ],
  sources: [
    {
      read: ["socket.io.Socket.handshake"],
      label: "http",
      what: "the handshake of the client (socket.handshake)",
    },
  ],
};
