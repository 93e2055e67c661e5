/** Markdown to HTML: the part of CommonMark and its tables that our own pages use. Everything else comes out as text. */

interface Rendered {
  readonly html: string;
  /** Headings of the second level, for the page's own index. */
  readonly headings: readonly { readonly id: string; readonly text: string }[];
}

export function renderMarkdown(markdown: string): Rendered {
  const lines = markdown.split("\n");
  const headings: { id: string; text: string }[] = [];
  const out: string[] = [];
  let at = 0;
  const take = (isPart: (line: string) => boolean): string[] => {
    const start = at;
    while (at < lines.length && isPart(lines[at] ?? "")) at++;
    return lines.slice(start, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const heading = /^(#{1,4}) (.+)$/.exec(line);
    const fence = /^```(\w*)/.exec(line);
    if (line.trim() === "") at++;
    else if (heading) {
      const [, marks = "", text = ""] = heading;
      const id = slugOf(text);
      if (marks.length === 2) headings.push({ id, text: text.replaceAll("`", "") });
      out.push(`<h${marks.length} id="${id}">${inline(text)}</h${marks.length}>`);
      at++;
    } else if (fence) {
      at++;
      const code = take((text) => !text.startsWith("```"));
      at++;
      out.push(
        `<pre tabindex="0"><code class="language-${fence[1] || "text"}">${escaped(code.join("\n"))}</code></pre>`,
      );
    } else if (line.startsWith("|")) out.push(table(take((text) => text.startsWith("|"))));
    else if (/^- /.test(line))
      out.push(
        list(
          "ul",
          take((text) => /^(- | {2}\S)/.test(text)),
          /^- /,
        ),
      );
    else if (/^\d+\. /.test(line))
      out.push(
        list(
          "ol",
          take((text) => /^(\d+\. | {3}\S)/.test(text)),
          /^\d+\. /,
        ),
      );
    else if (line.startsWith("> ")) {
      const quoted = take((text) => text.startsWith("> ")).map((text) => text.slice(2));
      out.push(`<aside><p>${inline(quoted.join(" "))}</p></aside>`);
    } else
      out.push(
        `<p>${inline(take((text) => text.trim() !== "" && !/^(#|```|\||- |\d+\. |> )/.test(text)).join(" "))}</p>`,
      );
  }
  return { html: out.join("\n"), headings };
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function inline(text: string): string {
  return (
    text
      .split(/(`[^`]+`)/)
      .map((part) =>
        part.startsWith("`") && part.length > 2
          ? `<code>${escaped(part.slice(1, -1))}</code>`
          : escaped(part)
              .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
              .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>'),
      )
      .join("")
      // A link around code: the code was set apart first.
      .replace(/\[(<code>[^\]]+<\/code>)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>')
  );
}

function list(tag: "ul" | "ol", lines: readonly string[], marker: RegExp): string {
  const items: string[] = [];
  for (const line of lines) {
    if (marker.test(line)) items.push(line.replace(marker, ""));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return `<${tag}>${items.map((item) => `<li>${inline(item)}</li>`).join("")}</${tag}>`;
}

function table(lines: readonly string[]): string {
  const [head = [], , ...rows] = lines.map(cellsOf);
  const header = head.map((cell) => `<th scope="col">${inline(cell)}</th>`).join("");
  const body = rows.map((cells) => {
    const id = /^`([a-z]+\.[a-z_]+)`$/.exec(cells[0] ?? "")?.[1];
    return `<tr${id === undefined ? "" : ` id="${id}"`}>${cells.map((cell) => `<td>${inline(cell)}</td>`).join("")}</tr>`;
  });
  return `<div class="table" tabindex="0" role="region" aria-label="Table"><table><thead><tr>${header}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|\s*$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}
