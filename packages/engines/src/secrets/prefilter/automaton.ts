/** A set of keywords compiled to one deterministic automaton over byte classes: one table look-up per byte read. */
export interface Automaton {
  /** Calls `hit(keyword, end)` for each occurrence, in order of `end`: the offset just behind the keyword. */
  scan(bytes: Uint8Array, hit: (keyword: number, end: number) => void): void;
  readonly stateCount: number;
}

interface Node {
  readonly next: Map<number, Node>;
  readonly keywords: number[];
  fail: Node | undefined;
  id: number;
}

/**
 * Compiles keywords (Aho-Corasick with all failure steps resolved). ASCII letters match in both cases: the folding is
 * part of the byte classes and costs nothing at scan time.
 *
 * @param keywords at least one character each, ASCII
 */
export function compileAutomaton(keywords: readonly string[]): Automaton {
  const root = newNode();
  for (const [index, keyword] of keywords.entries()) {
    let node = root;
    for (const byte of Buffer.from(keyword.toLowerCase(), "latin1")) {
      let child = node.next.get(byte);
      if (!child) {
        child = newNode();
        node.next.set(byte, child);
      }
      node = child;
    }
    node.keywords.push(index);
  }
  const nodes = resolveFailures(root);
  // States that end a keyword are numbered last, so that the scan tells them by one comparison.
  const ordered = [
    ...nodes.filter((node) => node.keywords.length === 0),
    ...nodes.filter((node) => node.keywords.length > 0),
  ];
  const classes = byteClasses(keywords);
  const classCount = Math.max(...classes) + 1;
  const shift = Math.ceil(Math.log2(classCount));
  for (const [index, node] of ordered.entries()) node.id = index << shift;
  const table = new Uint32Array(ordered.length << shift);
  for (const node of ordered) {
    for (let byte = 0; byte < 256; byte++) table[node.id + classes[byte]!] = step(node, fold(byte)).id;
  }
  const firstAccepting = ordered.findIndex((node) => node.keywords.length > 0) << shift;
  const ends = ordered.map((node) => Uint16Array.from(node.keywords));
  const start = root.id;
  return {
    stateCount: ordered.length,
    scan(bytes, hit) {
      let state = start;
      const length = bytes.length;
      for (let offset = 0; offset < length; offset++) {
        state = table[state + classes[bytes[offset]!]!]!;
        if (state >= firstAccepting) for (const keyword of ends[state >> shift]!) hit(keyword, offset + 1);
      }
    },
  };
}

function newNode(): Node {
  return { next: new Map(), keywords: [], fail: undefined, id: 0 };
}

function fold(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

/** Class 0 holds every byte that occurs in no keyword. */
function byteClasses(keywords: readonly string[]): Uint8Array {
  const classes = new Uint8Array(256);
  const used = [...new Set(Buffer.from(keywords.join("").toLowerCase(), "latin1"))];
  for (const [index, byte] of used.entries()) classes[byte] = index + 1;
  for (let byte = 0x41; byte <= 0x5a; byte++) classes[byte] = classes[byte + 0x20]!;
  return classes;
}

function resolveFailures(root: Node): Node[] {
  const nodes = [root];
  for (const node of nodes) {
    for (const [byte, child] of node.next) {
      child.fail = node === root ? root : step(node.fail ?? root, byte);
      child.keywords.push(...child.fail.keywords);
      nodes.push(child);
    }
  }
  return nodes;
}

function step(from: Node, byte: number): Node {
  let node: Node | undefined = from;
  while (node) {
    const child = node.next.get(byte);
    if (child) return child;
    if (!node.fail) return node;
    node = node.fail;
  }
  return from;
}
