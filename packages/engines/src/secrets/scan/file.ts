/** The file that a text comes from. */
export interface ScannedFile {
  readonly path: string;
  readonly now: Date;
  /** Told what of the text was left out, and why. */
  readonly note?: (reason: string) => void;
  /** True once the file's time is up: what was found until then is returned, and that there is a rest is noted. */
  readonly isOverdue?: () => boolean;
}
