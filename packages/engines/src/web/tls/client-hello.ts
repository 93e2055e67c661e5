import { isIP } from "node:net";

const groups = [0x001d, 0x0017, 0x0018, 0x0019];
const signatureAlgorithms = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201,
];

/**
 * A TLS 1.2 ClientHello in one record (RFC 5246 §7.4.1.2), with the server's name unless it is an address.
 *
 * @param random 32 bytes
 * @param suites offered, as IANA numbers
 */
export function encodeClientHello(host: string, random: Buffer, suites: readonly number[]): Buffer {
  const name = Buffer.from(host, "latin1");
  const extensions = Buffer.concat([
    ...(isIP(host) === 0 ? [extension(0x0000, vector(2, vectorEntry(0, vector(2, name))))] : []),
    extension(0x000a, vector(2, numbers(groups))),
    extension(0x000b, vector(1, Buffer.from([0]))),
    extension(0x000d, vector(2, numbers(signatureAlgorithms))),
  ]);
  const body = Buffer.concat([
    Buffer.from([3, 3]),
    random,
    vector(1, Buffer.alloc(0)),
    vector(2, numbers(suites)),
    vector(1, Buffer.from([0])),
    vector(2, extensions),
  ]);
  return vectorEntry(22, Buffer.concat([Buffer.from([3, 1]), vector(2, vectorEntry(1, vector(3, body)))]));
}

/** A length of `size` bytes and the content. */
function vector(size: number, content: Buffer): Buffer {
  const length = Buffer.alloc(size);
  length.writeUIntBE(content.length, 0, size);
  return Buffer.concat([length, content]);
}

function vectorEntry(type: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), content]);
}

function extension(type: number, content: Buffer): Buffer {
  return Buffer.concat([numbers([type]), vector(2, content)]);
}

function numbers(values: readonly number[]): Buffer {
  return Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 255])));
}
