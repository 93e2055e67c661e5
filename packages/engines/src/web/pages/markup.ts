import { Tokenizer } from "htmlparser2";

/** What is kept of one start tag. */
export interface Tag {
  /** Lower case. */
  readonly name: string;
  /** Names in lower case; the first of equal ones counts, as in a browser. */
  readonly attributes: ReadonlyMap<string, string>;
}

const kept = new Set(
  "a audio base embed form frame iframe img input link meta object script source track video".split(" "),
);
const maxTags = 5000;
const maxAttributes = 64;
const maxValueLength = 8 * 1024;

/**
 * The start tags of a document that carry URLs, policies or inputs, in order, at most 5,000. Works on tokens, without a
 * tree, so its time grows with the length of the text alone, however deep a hostile page nests.
 */
export function readMarkup(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  let name = "";
  let attributes = new Map<string, string>();
  let attribute = "";
  let value = "";
  const finish = () => {
    if (kept.has(name) && tags.length < maxTags) tags.push({ name, attributes });
    attributes = new Map();
  };
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(start, end) {
        name = html.slice(start, Math.min(end, start + 64)).toLowerCase();
      },
      onattribname(start, end) {
        attribute = html.slice(start, Math.min(end, start + 64)).toLowerCase();
        value = "";
      },
      onattribdata(start, end) {
        if (value.length < maxValueLength) value += html.slice(start, Math.min(end, start + maxValueLength));
      },
      onattribentity(codepoint) {
        if (value.length < maxValueLength) value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        if (attributes.size < maxAttributes && !attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: finish,
      onselfclosingtag: finish,
      oncdata: nothing,
      onclosetag: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onprocessinginstruction: nothing,
      ontext: nothing,
      ontextentity: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return tags;
}
