/**
 * Takes a SARIF document apart while it streams by: each element of `runs[].results` alone, and what is around them. The
 * whole is never in memory; the pieces go through `JSON.parse`, so that what this accepts is JSON.
 */
import { malformed, Piece, parsed } from "./piece.ts";

export type SarifChunks = AsyncIterable<Uint8Array>;

export interface SplitLimits {
  /** Of one result. */
  readonly resultBytes: number;
  /** Of everything but the results: tools, rules, artifacts. */
  readonly skeletonBytes: number;
}

export interface Element {
  readonly run: number;
  /** Among all results of the document, from 0. */
  readonly index: number;
  readonly value: unknown;
}

const mostDepth = 200;
const longestName = 64; // longer names are none of those that are looked for
const [newline, quote, backslash, colon, comma] = [0x0a, 0x22, 0x5c, 0x3a, 0x2c];
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The document without its results, as parsed JSON, and how many results it has; none of them is looked at. */
export interface Outline {
  readonly skeleton: unknown;
  readonly results: number;
}

/** @throws Fault `imports.malformed`, `imports.too_large` */
export async function outlineOf(chunks: SarifChunks, limits: SplitLimits): Promise<Outline> {
  const pieces = split(chunks, limits, false);
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) return value;
  }
}

/** The results of each chunk, together. @throws Fault `imports.malformed`, `imports.too_large` */
export function splitResults(chunks: SarifChunks, limits: SplitLimits): AsyncIterable<readonly Element[]> {
  return split(chunks, limits, true);
}

async function* split(
  chunks: SarifChunks,
  limits: SplitLimits,
  isRead: boolean,
): AsyncGenerator<readonly Element[], Outline> {
  const skeleton = new Piece("What stands around the results", limits.skeletonBytes);
  const element = new Piece("One result", limits.resultBytes);
  const keys: string[] = []; // names of the members at hand, of depth 1 (the document) and 3 (a run)
  let [depth, run, index, firstIndex, line] = [0, -1, 0, 0, 1];
  let [isString, isEscaped, isInResults, isAfterComma, isFirst] = [false, false, false, false, true];
  let name = "";
  for await (const bytes of chunks) {
    const chunk = isFirst ? withoutMark(bytes) : bytes;
    isFirst = false;
    let start = 0; // of what the chunk adds to the piece at hand
    const elements: Element[] = [];
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (byte === newline) line++;
      if (isString) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) isString = false;
        if (isString && !isInResults && depth < 4 && name.length < longestName) name += String.fromCharCode(byte);
        continue;
      }
      if (isInResults && depth === 4) {
        const isFirstResult = index === firstIndex;
        if (byte === openObject && (isAfterComma || isFirstResult)) start = at;
        else if (byte === comma && !isAfterComma && !isFirstResult) isAfterComma = true;
        else if (byte === closeArray && !isAfterComma) {
          isInResults = false;
          start = at;
        } else if (byte > 0x20) throw malformed(`line ${line}: runs[${run}].results must hold objects between commas`);
      }
      switch (byte) {
        case quote:
          isString = true;
          if (!isInResults) name = "";
          break;
        case colon:
          if (!isInResults) keys[depth] = name;
          break;
        case openObject:
        case openArray:
          depth++;
          if (depth > mostDepth) throw malformed(`line ${line}: it is nested deeper than ${mostDepth} levels`);
          if (byte === openObject && depth === 3 && keys[1] === "runs") run++;
          if (byte === openArray && depth === 4 && keys[1] === "runs" && keys[3] === "results") {
            skeleton.add(chunk.subarray(start, at + 1));
            [isInResults, isAfterComma, firstIndex] = [true, false, index];
          }
          break;
        case closeObject:
        case closeArray:
          depth--;
          if (depth < 0) throw malformed(`line ${line}: there is a bracket too many`);
          if (isInResults && depth === 4) {
            if (isRead) {
              const text = element.takeWith(chunk.subarray(start, at + 1));
              elements.push({ run, index, value: parsed(text, `runs[${run}].results ending in line ${line}`) });
            }
            index++;
            isAfterComma = false;
          }
      }
    }
    if (!isInResults) skeleton.add(chunk.subarray(start));
    else if (isRead && depth > 4) element.add(chunk.subarray(start));
    if (elements.length > 0) yield elements;
  }
  if (depth !== 0 || isString) throw malformed(`line ${line}: the document ends too early`);
  return { skeleton: parsed(skeleton.take(), "what stands around the results"), results: index };
}

/** Without the byte order mark that some tools begin with. */
function withoutMark(chunk: Uint8Array): Uint8Array {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}
