/** The name that tags assign to which show a value as it is. */
export const shownRaw = "_";

const page = /\.(ejs|pug|jade)$/i;

/** Whether a file is a template of a page and not a program. */
export function isPage(path: string): boolean {
  return page.test(path);
}

/**
 * The JavaScript of a template at the very places where it stands there: what is shown as it is becomes an assignment to `_`,
 * loops and conditions blocks, all other text spaces.
 */
export function pageScript(path: string, template: string): string {
  return /\.ejs$/i.test(path) ? ejs(template) : pug(template);
}

/** `<% include ../head %>`, of EJS before its third version. */
const directive = /^\s*include\s+([\w./-]+)\s*$/;

/** https://ejs.co/#docs: `<%- value %>` is shown as it is, `<%= value %>` escaped. */
function ejs(template: string): string {
  return mapped(
    template,
    /<%([#%=_-]?)([\s\S]*?)([-_]?%>|$)/g,
    ({ 0: whole, 1: kind = "", 2: inner = "", 3: end = "" }) => {
      if (kind === "#" || kind === "%") return blank(whole);
      const part = directive.exec(inner)?.[1];
      if (part !== undefined) return padded(`include("${part}");`, whole.length);
      const code = inner.trim() === "" ? blank(inner) : inner;
      if (kind === "-") return `_= ${code}${ending(end)}`;
      return `${blank(`<%${kind}`)}${code}${kind === "=" ? ending(end) : blank(end)}`;
    },
  );
}

/** https://pugjs.org/language/code.html: `!= value` and `!{value}` are shown as they are. */
function pug(template: string): string {
  return mapped(
    template,
    /!\{([^{}\n]*)\}|^([ \t]*[\w.#-]*(?:\([^()\n]*\))?)!=([^\n]*)/gm,
    ({ 0: whole, 1: inner, 2: tag, 3: value }) => {
      const code = inner ?? value ?? "";
      if (code.trim() === "") return blank(whole);
      return inner === undefined ? `${blank(tag ?? "")}_=${code}` : `_=${inner};`;
    },
  );
}

function mapped(template: string, tags: RegExp, of: (tag: RegExpExecArray) => string): string {
  let made = "";
  let at = 0;
  for (const tag of template.matchAll(tags)) {
    made += blank(template.slice(at, tag.index)) + of(tag);
    at = tag.index + tag[0].length;
  }
  return made + blank(template.slice(at));
}

/** Exactly so long; blank where it does not fit. */
function padded(code: string, length: number): string {
  return code.length > length ? " ".repeat(length) : code.padEnd(length);
}

function ending(end: string): string {
  return end === "" ? "" : `;${" ".repeat(end.length - 1)}`;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}
