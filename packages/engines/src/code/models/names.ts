/** `namesOf("fs", "readFile writeFile")` is `["fs.readFile", "fs.writeFile"]`. */
export function namesOf(owner: string, members: string): string[] {
  return members.split(" ").map((member) => `${owner}.${member}`);
}
