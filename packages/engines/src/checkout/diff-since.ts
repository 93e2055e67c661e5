/** Runs git in one work tree. @returns what it wrote; throws where it failed */
export type GitText = (args: readonly string[]) => Promise<string>;

/** A diff larger than this is refused: no person made it, and none will read what it brings. */
export const mostDiffBytes = 64 * 1024 * 1024;

/**
 * What stands in a work tree now and did not in the commit that it and another one come from, as a unified diff without context.
 *
 * @param since names the other commit in any way that git knows
 */
export async function diffSince(
  git: GitText,
  since: string,
): Promise<{ readonly base: string; readonly diff: string }> {
  const base = (await git(["merge-base", since, "HEAD"])).trim();
  const plain = ["--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules", "--find-renames"];
  const form = ["--unified=0", "--relative", "--src-prefix=a/", "--dst-prefix=b/"];
  return { base, diff: await git(["diff", ...plain, ...form, base, "--", "."]) };
}
