/** One handshake message, without its header. */
export interface Handshake {
  readonly type: number;
  readonly body: Buffer;
}

const handshakeRecord = 22;
const serverHelloDone = 14;

/**
 * The complete handshake messages in the first records of a server's answer (RFC 5246 §6.2, §7.4), however they are cut.
 * `isOver` once no further one can come: after an alert, after something that is not TLS, and after ServerHelloDone.
 */
export function readHandshakes(received: Buffer): {
  readonly messages: readonly Handshake[];
  readonly isOver: boolean;
} {
  const fragments: Buffer[] = [];
  let isOver = false;
  for (let at = 0; at + 5 <= received.length; ) {
    const end = at + 5 + received.readUInt16BE(at + 3);
    isOver = received[at] !== handshakeRecord;
    if (isOver || end > received.length) break;
    fragments.push(received.subarray(at + 5, end));
    at = end;
  }
  const stream = Buffer.concat(fragments);
  const messages: Handshake[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const end = at + 4 + stream.readUIntBE(at + 1, 3);
    if (end > stream.length) break;
    messages.push({ type: stream[at]!, body: stream.subarray(at + 4, end) });
    at = end;
  }
  return { messages, isOver: isOver || messages.some((message) => message.type === serverHelloDone) };
}
