import type { Encoding } from "../match.ts";
import type { DecodedRun } from "./run.ts";

const longest = 4096;

interface Escapes {
  readonly encoding: Encoding;
  /** What every run worth decoding contains. */
  readonly marks: readonly string[];
  /** Bytes that a run is made of. */
  readonly alphabet: Uint8Array;
  readonly fewest: number;
  readonly escape: RegExp;
}

const kinds: readonly Escapes[] = [
  {
    encoding: "unicode escapes",
    marks: ["\\u00"],
    alphabet: alphabetOf(/[^"'`\r\n]/),
    fewest: 4,
    escape: /\\u00([2-7][0-9a-f])/gi,
  },
  {
    encoding: "percent",
    marks: ["%3A", "%3D", "%3a", "%3d"],
    alphabet: alphabetOf(/[\w%.~+-]/),
    fewest: 1,
    escape: /%([2-7][0-9a-f])/gi,
  },
];

/** Stretches with percent or `\u` escapes, decoded whole. Only escapes of printable ASCII are taken off. */
export function* escapedRuns(bytes: Buffer): Generator<DecodedRun> {
  for (const kind of kinds) {
    let behind = 0;
    for (const mark of kind.marks) {
      for (let place = bytes.indexOf(mark, behind); place >= 0; place = bytes.indexOf(mark, behind)) {
        const run = runAround(bytes, place, kind);
        behind = Math.max(run.end, place + mark.length);
        if (run.end - run.start < 16 || run.end - run.start > longest) continue;
        const text = bytes.toString("latin1", run.start, run.end);
        if ((text.match(kind.escape)?.length ?? 0) < kind.fewest) continue;
        const plain = text.replace(kind.escape, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
        yield { ...run, bytes: Buffer.from(plain, "latin1"), encoding: kind.encoding };
      }
      behind = 0;
    }
  }
}

function runAround(bytes: Buffer, place: number, { alphabet }: Escapes) {
  let start = place;
  while (start > 0 && place - start <= longest && alphabet[bytes[start - 1]!] === 1) start--;
  let end = place;
  while (end < bytes.length && end - place <= longest && alphabet[bytes[end]!] === 1) end++;
  return { start, end };
}

function alphabetOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => Number(pattern.test(String.fromCharCode(byte))));
}
