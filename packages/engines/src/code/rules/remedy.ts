/** Advice, and below it code of the language that a Markdown fence calls `tag`, line by line. */
export function remedy(
  tag: "js" | "python" | "java" | "go" | "php" | "ruby" | "csharp",
  advice: string,
  ...code: readonly string[]
): string {
  return [advice, "", `\`\`\`${tag}`, ...code, "```"].join("\n");
}
