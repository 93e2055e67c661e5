import type { Random } from "@gatewatch/base/random";

/** Text of a given alphabet drawn from a random source: rules make their samples with it, so none stands in a file. */
export interface Draw {
  from(alphabet: string, length: number): string;
  alnum(length: number): string;
  lower(length: number): string;
  upper(length: number): string;
  hex(length: number): string;
  digits(length: number): string;
  base64(length: number): string;
  base64url(length: number): string;
  bytes(length: number): Buffer;
  uuid(): string;
  pick<Item>(items: readonly Item[]): Item;
}

const decimal = "0123456789";
const small = "abcdefghijklmnopqrstuvwxyz";
const large = small.toUpperCase();

/** A draw over `random`; the small bias of the modulo does not matter for samples. */
export function createDraw(random: Random): Draw {
  const from = (alphabet: string, length: number) => {
    const bytes = random.bytes(length * 2);
    let text = "";
    for (let place = 0; place < length; place++) text += alphabet[bytes.readUInt16LE(place * 2) % alphabet.length]!;
    return text;
  };
  return {
    from,
    alnum: (length) => from(decimal + small + large, length),
    lower: (length) => from(decimal + small, length),
    upper: (length) => from(decimal + large, length),
    hex: (length) => from("0123456789abcdef", length),
    digits: (length) => from("123456789", 1) + from(decimal, length - 1),
    base64: (length) => from(`${decimal}${small}${large}+/`, length),
    base64url: (length) => from(`${decimal}${small}${large}-_`, length),
    bytes: (length) => random.bytes(length),
    uuid: () => {
      const hex = from("0123456789abcdef", 32);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    pick: (items) => items[random.bytes(2).readUInt16LE() % items.length]!,
  };
}
