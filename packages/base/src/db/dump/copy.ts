import type pg from "pg";

/** What the driver calls on the query that is running. The driver knows COPY, but gives it no face of its own. */
interface Wire {
  readonly stream: {
    pause(): void;
    resume(): void;
    writableNeedDrain: boolean;
    once(event: "drain" | "close", heard: () => void): void;
  };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

class CopyQuery {
  readonly ended: Promise<number>;
  wire: Wire | undefined;
  private readonly text: string;
  private rows = 0;
  private failure: unknown;
  private resolve: (rows: number) => void = () => {};
  private reject: (error: unknown) => void = () => {};
  /** Set by whoever reads or writes. */
  onStart: (wire: Wire) => void = () => {};
  onChunk: (chunk: Buffer) => void = () => {};
  /** The driver sets it on every query; unused. */
  callback: () => void = () => {};

  constructor(text: string) {
    this.text = text;
    this.ended = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.ended.catch(() => {});
  }

  submit(connection: unknown): void {
    this.wire = connection as Wire; // the driver's Connection, whose declared type leaves COPY out
    this.wire.query(this.text);
  }

  handleCopyInResponse(): void {
    if (this.wire) this.onStart(this.wire);
  }

  handleCopyData(message: { readonly chunk: Buffer }): void {
    this.onChunk(message.chunk);
  }

  handleCommandComplete(message: { readonly text: string }): void {
    this.rows = Number(/^COPY (\d+)/.exec(message.text)?.[1] ?? 0);
  }

  handleError(error: unknown): void {
    this.failure = error;
    this.reject(error);
  }

  handleReadyForQuery(): void {
    if (this.failure === undefined) this.resolve(this.rows);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
}

/** Bytes that may wait for a slow reader before the server is made to wait. */
const waitingBytesMax = 1024 * 1024;

/**
 * Reads `COPY … TO STDOUT`, holding no more than the reader is behind by about 1 MiB.
 *
 * @returns the rows copied, when everything was read
 */
export async function* copyOut(client: pg.Client, text: string): AsyncGenerator<Buffer, number> {
  const query = new CopyQuery(text);
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let wake: () => void = () => {};
  let ended = false;
  query.onChunk = (chunk) => {
    waiting.push(Buffer.from(chunk)); // the driver's parser uses its buffer again
    waitingBytes += chunk.length;
    if (waitingBytes > waitingBytesMax) query.wire?.stream.pause();
    wake();
  };
  const end = () => {
    ended = true;
    wake();
  };
  query.ended.then(end, end);
  client.query(query);
  try {
    for (;;) {
      const taken = waiting;
      waiting = [];
      waitingBytes = 0;
      query.wire?.stream.resume();
      if (taken.length > 0) yield Buffer.concat(taken);
      else if (ended) return await query.ended;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    query.wire?.stream.resume();
  }
}

/**
 * Writes `COPY … FROM STDIN`. When the source fails, nothing of it is kept and its error is thrown.
 *
 * @returns the rows copied
 */
export async function copyIn(client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<number> {
  const query = new CopyQuery(text);
  const started = new Promise<Wire>((resolve) => {
    query.onStart = resolve;
  });
  client.query(query);
  const wire = await Promise.race([started, query.ended.then(() => undefined)]);
  if (!wire) return query.ended;
  let refused = false;
  query.ended.catch(() => {
    refused = true;
  });
  try {
    for await (const chunk of source) {
      if (refused) break; // the server has said why
      wire.sendCopyFromChunk(chunk);
      if (wire.stream.writableNeedDrain) {
        const drained = new Promise<void>((resolve) => {
          wire.stream.once("drain", resolve);
          wire.stream.once("close", resolve);
        });
        await Promise.race([drained, query.ended.catch(() => {})]);
      }
    }
  } catch (error) {
    wire.sendCopyFail("the source failed");
    await query.ended.catch(() => {});
    throw error;
  }
  if (!refused) wire.endCopyFrom();
  return query.ended;
}
