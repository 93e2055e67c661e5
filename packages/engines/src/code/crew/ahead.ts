import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { TreeNodes } from "../parse/index.ts";
import type { TreesAhead } from "../parse-program.ts";
import type { ReadSource } from "../programs/index.ts";

/** What two threads have that parse one program together, from both ends of its files until they meet. */
export interface Share {
  /** One number for each file: 0 until a thread has taken it. */
  readonly taken: Int32Array<SharedArrayBuffer>;
  /** The way from the thread that only parses to the one that needs the trees. */
  readonly port: MessagePort;
}

/** A file that was parsed; without nodes when that took too long or failed, so that the other thread sees why. */
export interface Parsed {
  readonly index: number;
  readonly nodes: TreeNodes | undefined;
}

/** Both sides of a new share. */
export function shareOf(files: readonly ReadSource[]): { readonly front: Share; readonly back: Share } {
  const taken = new Int32Array(new SharedArrayBuffer(files.length * Int32Array.BYTES_PER_ELEMENT));
  const { port1, port2 } = new MessageChannel();
  return { front: { taken, port: port1 }, back: { taken, port: port2 } };
}

/** Takes a file; false when the other thread has it. */
export function take({ taken }: Share, index: number): boolean {
  return Atomics.compareExchange(taken, index, 0, 1) === 0;
}

/** The side that asks for the files in their order. What the other thread leaves undone is left to this one. */
export function treesAhead(share: Share): TreesAhead {
  const { port } = share;
  const arrived = new Map<number, TreeNodes | undefined>();
  let isOver = false;
  let wake = () => {};
  port.on("message", ({ index, nodes }: Parsed) => {
    arrived.set(index, nodes);
    wake();
  });
  port.on("close", () => {
    isOver = true;
    wake();
  });
  return {
    async nodesOf(index) {
      if (take(share, index)) return undefined;
      while (!arrived.has(index) && !isOver)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const nodes = arrived.get(index);
      arrived.delete(index);
      return nodes;
    },
    end: () => port.close(),
  };
}
