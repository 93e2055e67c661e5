/** The reason with which the shell's signal aborts. */
export class Stopped extends Error {
  /** 130 for SIGINT, 143 for SIGTERM. */
  readonly exitCode: number;

  constructor(exitCode: number) {
    super("Stopped.");
    this.exitCode = exitCode;
  }
}
