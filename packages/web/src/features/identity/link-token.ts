/** The token of a link such as `/join#token=…`: behind the `#`, so that it reaches no server log. */
export function linkToken(hash: string): string | undefined {
  const token = new URLSearchParams(hash.replace(/^#/, "")).get("token") ?? "";
  return token === "" || token.length > 200 ? undefined : token;
}
