/** One way to a listener: a WebSocket or a stream of server-sent events. */
export interface Sink {
  /**
   * @param lastingSeq set when the message is told again to whoever missed it
   * @returns false when the listener does not keep up, and was let go
   */
  send(text: string, type: string, lastingSeq: number | undefined): boolean;
  /** Shows that the connection lives. @returns false when the one before was not answered */
  beat(): boolean;
  close(why: "revoked" | "stopping" | "dead"): void;
  onClose(handler: () => void): void;
}

export const bufferedBytesMax: number = 1024 * 1024;
