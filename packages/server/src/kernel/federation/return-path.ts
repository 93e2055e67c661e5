const longest = 500;
const nowhere = "http://self.invalid";

/**
 * Where the browser goes after a sign-in: a path of this server, and nothing that any browser would read as another
 * origin (`//host`, `/\host`, a scheme, control characters).
 *
 * @returns the path with its query, or `/` when the text is none
 */
export function returnPathOf(text: string | undefined): string {
  if (text === undefined || text.length > longest || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text)) return "/";
  const url = URL.canParse(text, nowhere) ? new URL(text, nowhere) : undefined;
  const isOwn = url?.origin === nowhere && !url.pathname.startsWith("//");
  return isOwn ? `${url.pathname}${url.search}` : "/";
}
