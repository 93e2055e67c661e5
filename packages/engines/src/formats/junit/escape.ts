import { visibleLine, visibleText } from "../../documents/index.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** One line as the value of a quoted attribute (XML 1.0 §2.3); what XML forbids altogether is shown as its code. */
export function xmlAttribute(text: string): string {
  return escaped(visibleLine(text));
}

/** Text of an element, line ends kept. */
export function xmlText(text: string): string {
  return escaped(visibleText(text));
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character).replace(/[\ufffe\uffff]/g, "\ufffd");
}
