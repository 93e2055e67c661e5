/** `namesOf("fs", "readFile writeFile")` is `["fs.readFile", "fs.writeFile"]`. */
export function namesOf(owner: string, members: string): string[] {
  return members.split(" ").map((member) => `${owner}.${member}`);
}

/** What a request says of the host it is meant for, as a source. */
export const hostHeader = "the Host header of the request";

/** Methods of a class that answer the HTTP method of the same name. */
export const byVerb: Readonly<Record<string, string>> = Object.fromEntries(
  ["get", "post", "put", "patch", "delete"].map((verb) => [verb, verb.toUpperCase()]),
);
