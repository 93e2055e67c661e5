/** A filter of servlets and the paths that it stands before, as a descriptor says. */
export interface FilterMapping {
  readonly className: string;
  readonly patterns: readonly string[];
}

const mostFilters = 200;

/** Reads the filters of a `web.xml`: https://jakarta.ee/specifications/servlet/6.1/ section 14 */
export function readWebXml(text: string): FilterMapping[] {
  const bare = text.replace(/<!--[\s\S]*?-->/g, "");
  const classes = new Map<string, string>();
  for (const filter of elements(bare, "filter")) {
    const [name] = elements(filter, "filter-name");
    const [className] = elements(filter, "filter-class");
    if (name !== undefined && className !== undefined) classes.set(name, className);
  }
  return elements(bare, "filter-mapping").flatMap((mapping) => {
    const [name = ""] = elements(mapping, "filter-name");
    const className = classes.get(name);
    const patterns = elements(mapping, "url-pattern");
    return className === undefined || patterns.length === 0 ? [] : [{ className, patterns }];
  });
}

/** Contents of the elements of a name, none of which stands in another one. */
function elements(text: string, name: string): string[] {
  const found: string[] = [];
  for (let from = 0; found.length < mostFilters; ) {
    const open = text.indexOf(`<${name}`, from);
    const start = open < 0 ? -1 : text.indexOf(">", open);
    const end = start < 0 ? -1 : text.indexOf(`</${name}>`, start);
    if (end < 0) break;
    const isWhole = /[\s>]/.test(text[open + name.length + 1] ?? "");
    if (isWhole) found.push(text.slice(start + 1, end).trim());
    from = isWhole ? end : open + name.length;
  }
  return found;
}
