import { messageOf } from "@gatewatch/base/fault";
import { importFaults } from "../faults.ts";

/** A bounded part of a document, gathered over chunks. */
export class Piece {
  readonly #what: string;
  readonly #mostBytes: number;
  #parts: Buffer[] = [];
  #bytes = 0;

  constructor(what: string, mostBytes: number) {
    this.#what = what;
    this.#mostBytes = mostBytes;
  }

  /** @throws Fault `imports.too_large` */
  add(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#bytes > this.#mostBytes) {
      throw importFaults("imports.too_large", {
        message: `${this.#what} is larger than ${this.#mostBytes} bytes. Leave out what is not needed, such as embedded contents.`,
      });
    }
    this.#parts.push(Buffer.from(bytes)); // the reader may use its chunk again
  }

  take(): Buffer {
    const whole = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#bytes = 0;
    return whole;
  }

  /** The whole with its last part, which is copied only where others stand before it. @throws Fault `imports.too_large` */
  takeWith(last: Uint8Array): Buffer {
    if (this.#bytes === 0 && last.length <= this.#mostBytes) {
      return Buffer.from(last.buffer, last.byteOffset, last.byteLength);
    }
    this.add(last);
    return this.take();
  }
}

/** @throws Fault `imports.malformed` */
export function parsed(text: Buffer, place: string): unknown {
  try {
    return JSON.parse(text.toString("utf8"));
  } catch (error) {
    throw malformed(`${place}: ${messageOf(error).slice(0, 200)}`);
  }
}

export function malformed(place: string): Error {
  return importFaults("imports.malformed", {
    message: `The report is no SARIF 2.1.0: ${place}. Nothing was imported.`,
    fields: [{ field: "body", reason: place }],
  });
}
