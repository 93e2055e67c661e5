import { isWords } from "./forms.ts";

/** True for letters with capitals in places where neither words nor joined words have them: random text without a digit. */
export function isScrambled(value: string): boolean {
  return (
    /^[A-Za-z]{8,}$/.test(value) && (value.match(/[a-z][A-Z]|[A-Z]{2}[a-z]/g)?.length ?? 0) >= 2 && !isWords(value)
  );
}
