import { safeWithCharacters } from "./text.ts";

const longestPattern = 500;

/**
 * What is written in the groups of a pattern that keep what they find, in their order; nothing where the pattern is too
 * long or does not close its groups.
 */
export function groupsIn(pattern: string): string[] {
  if (pattern.length > longestPattern) return [];
  const groups: { readonly start: number; readonly place: number | undefined }[] = [];
  const found: string[] = [];
  for (const part of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:P?<\w+>|[^()]*?[:=!]))?|\)/gs)) {
    const [text] = part;
    if (text === ")") {
      const group = groups.pop();
      if (group === undefined) return [];
      if (group.place !== undefined) found[group.place] = pattern.slice(group.start, part.index);
    } else if (text.startsWith("(")) {
      const keeps = text === "(" || /^\(\?P?</.test(text);
      groups.push({ start: part.index + text.length, place: keeps ? found.push("") - 1 : undefined });
    }
  }
  return groups.length === 0 ? found : [];
}

/** Contexts for which what each group of a pattern finds is safe: those whose dangerous signs its classes leave out. */
export function safeInGroups(pattern: string): number[] {
  return groupsIn(pattern).map((body) => (body === "" ? 0 : safeWithCharacters(body)));
}
