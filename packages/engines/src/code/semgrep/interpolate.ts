import type { Bindings } from "./match/index.ts";

/** Text with each `$X` replaced by what it stands for. */
export function interpolated(template: string, bindings: Bindings, text: string): string {
  return template.replace(/\$(?:\.\.\.)?[A-Z_][A-Z_0-9]*|\$\d+/g, (name) => {
    const bound = bindings.get(name);
    return bound === undefined ? name : (bound.text ?? text.slice(bound.start, bound.end)).slice(0, 500);
  });
}
