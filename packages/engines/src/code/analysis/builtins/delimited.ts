const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };

/** The pattern of PHP between its delimiters, and the modifiers behind them; `undefined` where there is none. */
export function patternIn(text: unknown): { readonly body: string; readonly flags: string } | undefined {
  if (typeof text !== "string" || text.length < 2) return undefined;
  const open = text[0]!;
  const end = text.lastIndexOf(closing[open] ?? open);
  if (end <= 0 || /[\w\s\\]/.test(open)) return undefined;
  return { body: text.slice(1, end), flags: text.slice(end + 1) };
}
