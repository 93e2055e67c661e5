/** What our texts use of Markdown: paragraphs, headings, lists, fenced code; in a line: code, strong, links. */
export type Block =
  | { readonly kind: "paragraph"; readonly spans: Span[] }
  | { readonly kind: "heading"; readonly spans: Span[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: Span[][] }
  | { readonly kind: "code"; readonly text: string };

export type Span =
  | { readonly kind: "text" | "code" | "strong"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string };

/** Reads text into blocks. Whatever is not of the subset stays text. Linear in the length of the text. */
export function markdownBlocks(text: string): Block[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: "paragraph", spans: spansOf(paragraph.join(" ")) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const trimmed = line.trim();
    const item = itemOf(trimmed);
    if (trimmed.startsWith("```")) {
      endParagraph();
      const code: string[] = [];
      for (at++; at < lines.length && !lines[at]?.trim().startsWith("```"); at++) code.push(lines[at] ?? "");
      blocks.push({ kind: "code", text: code.join("\n") });
    } else if (trimmed === "") {
      endParagraph();
    } else if (/^#{1,6} /.test(trimmed)) {
      endParagraph();
      blocks.push({ kind: "heading", spans: spansOf(trimmed.replace(/^#{1,6} /, "")) });
    } else if (item !== undefined) {
      endParagraph();
      const last = blocks.at(-1);
      const spans = spansOf(item.text);
      if (last?.kind === "list" && last.ordered === item.ordered) last.items.push(spans);
      else blocks.push({ kind: "list", ordered: item.ordered, items: [spans] });
    } else {
      paragraph.push(trimmed);
    }
  }
  endParagraph();
  return blocks;
}

function itemOf(line: string): { ordered: boolean; text: string } | undefined {
  if (line.startsWith("- ") || line.startsWith("* ")) return { ordered: false, text: line.slice(2) };
  const number = /^\d{1,3}[.)] /.exec(line);
  return number === null ? undefined : { ordered: true, text: line.slice(number[0].length) };
}

/** One alternative a construct, none with a nested repetition. */
const inline =
  /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\][]*)\]\((https?:\/\/[^\s()]+)\)|<?(https?:\/\/[^\s<>()]+[^\s<>().,;:])>?/g;

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of text.matchAll(inline)) {
    if (found.index > from) spans.push({ kind: "text", text: text.slice(from, found.index) });
    const [whole, code, strong, label, url, bareUrl] = found;
    if (code !== undefined) spans.push({ kind: "code", text: code });
    else if (strong !== undefined) spans.push({ kind: "strong", text: strong });
    else if (url !== undefined) spans.push({ kind: "link", text: label || url, url });
    else if (bareUrl !== undefined) spans.push({ kind: "link", text: bareUrl, url: bareUrl });
    from = found.index + whole.length;
  }
  if (from < text.length) spans.push({ kind: "text", text: text.slice(from) });
  return spans;
}
