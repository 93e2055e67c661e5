/** Files of settings that a program may read at run time, by name. Values are the text as written. */
const mostSettings = 2000;

/** Reads a `.properties` file: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader) */
export function readProperties(text: string): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const line of text.replace(/\\\r?\n[ \t\f]*/g, "").split(/\r?\n/)) {
    const [, name, value] = /^[ \t\f]*([^#!\s=:][^\s=:]*)[ \t\f]*[=:]?[ \t\f]*(.*)$/.exec(line) ?? [];
    if (name !== undefined && settings.size < mostSettings) settings.set(name, value ?? "");
  }
  return settings;
}
