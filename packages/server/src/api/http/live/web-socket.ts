import type { WebSocket } from "@fastify/websocket";
import { bufferedBytesMax, type Sink } from "./sink.ts";

/** Close codes of RFC 6455 §7.4.1 and its registry. */
const goingAway = 1001;
const policyViolation = 1008;
const tryAgainLater = 1013;

export function webSocketSink(socket: WebSocket): Sink {
  let answered = true;
  socket.on("pong", () => {
    answered = true;
  });
  return {
    send(text) {
      if (socket.readyState !== socket.OPEN) return true;
      if (socket.bufferedAmount > bufferedBytesMax) {
        socket.close(tryAgainLater, "too slow");
        return false;
      }
      socket.send(text);
      return true;
    },
    beat() {
      const wasAnswered = answered;
      answered = false;
      socket.ping();
      return wasAnswered;
    },
    close(why) {
      switch (why) {
        case "revoked":
          return socket.close(policyViolation, "credentials revoked");
        case "stopping":
          return socket.close(goingAway, "server stops");
        case "dead":
          return socket.terminate();
        default:
          why satisfies never;
      }
    },
    onClose: (handler) => void socket.on("close", handler),
  };
}
