/** Names that output tags assign to: what is shown escaped, and what is shown as it is. */
export const shownEscaped = "_";
export const shownRaw = "__";

/** Whether a file is a template and not a program. */
export function isTemplate(path: string): boolean {
  return path.endsWith(".erb");
}

const tag = /<%(%|#|==|[=-]?)([\s\S]*?)(-?%>|$)/g;

/**
 * The Ruby of an ERB template at the very places where it stands in the template: text and tags become spaces, `<%= value %>`
 * an assignment to `_` and `<%== value %>` one to `__`, so that blocks may begin in one tag and end in another.
 */
export function rubyOf(template: string): string {
  let made = "";
  let at = 0;
  for (const { index, 0: whole, 1: kind, 2: inner, 3: end } of template.matchAll(tag)) {
    made += blank(template.slice(at, index));
    at = index + whole.length;
    if (kind === "%" || kind === "#") made += blank(whole);
    else if (kind === "=") made += `_= ${inner}${ending(end!)}`;
    else if (kind === "==") made += `__= ${inner}${ending(end!)}`;
    else made += `${blank(`<%${kind}`)}${inner}${ending(end!)}`;
  }
  return made + blank(template.slice(at));
}

function ending(end: string): string {
  return end === "" ? "" : `;${" ".repeat(end.length - 1)}`;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}
