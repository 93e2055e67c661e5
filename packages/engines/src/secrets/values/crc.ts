import { crc32 } from "node:zlib";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** CRC-32 of `text` as six base62 digits (`0-9A-Za-z`), zero-padded: the checksum of GitHub's and npm's tokens. */
export function crc32Base62(text: string): string {
  let rest = crc32(text);
  let shown = "";
  for (let place = 0; place < 6; place++) {
    shown = digits[rest % 62]! + shown;
    rest = Math.floor(rest / 62);
  }
  return shown;
}
