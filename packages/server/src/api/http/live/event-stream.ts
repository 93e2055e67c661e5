/** Server-sent events (WHATWG HTML §9.2): lasting messages carry an id, so that a browser resumes behind the last one. */
import { PassThrough } from "node:stream";
import { bufferedBytesMax, type Sink } from "./sink.ts";

const retryMs = 3000;

/** @returns the sink, and the body that the answer streams */
export function eventStreamSink(): { readonly sink: Sink; readonly body: PassThrough } {
  const body = new PassThrough({ highWaterMark: bufferedBytesMax });
  body.on("error", () => {}); // the listener went away
  body.write(`retry: ${retryMs}\n\n`);
  const write = (text: string): boolean => {
    if (body.destroyed || body.writableEnded) return true;
    if (body.writableLength + body.readableLength > bufferedBytesMax) {
      body.destroy();
      return false;
    }
    body.write(text);
    return true;
  };
  const sink: Sink = {
    // JSON has no line break, so one data line holds it.
    send: (text, type, lastingSeq) =>
      write(`${lastingSeq === undefined ? "" : `id: ${lastingSeq}\n`}event: ${type}\ndata: ${text}\n\n`),
    beat: () => write(": alive\n\n"),
    close: (why) => void (why === "dead" ? body.destroy() : body.end()),
    onClose: (handler) => void body.on("close", handler),
  };
  return { sink, body };
}
