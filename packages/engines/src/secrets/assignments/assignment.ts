/** A value given to a name, as found in the bytes of a file. Offsets are bytes, ends exclusive. */
export interface Assignment {
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** A string literal or element text: what stands there is data, not an expression. */
  readonly quoted: boolean;
  /** `flag` and `words` have white space instead of an operator. */
  readonly syntax: "operator" | "argument" | "call" | "element" | "pair" | "words";
}
