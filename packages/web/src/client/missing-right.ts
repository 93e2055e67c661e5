/** The right that a 403 asks for, as its message quotes it; `undefined` when it was refused for another reason. */
export function missingRight(message: string): string | undefined {
  return /^This needs the right "([a-z_.]+)"/.exec(message)?.[1];
}
