import { styleText } from "node:util";
import type { Severity } from "../../findings/index.ts";

export type Style = "bold" | "dim" | "warning" | Severity;

export type Pen = (style: Style, text: string) => string;

const styles: Readonly<Record<Style, Parameters<typeof styleText>[0]>> = {
  bold: "bold",
  dim: "dim",
  critical: ["bold", "white", "bgRed"],
  high: ["bold", "red"],
  medium: ["bold", "yellow"],
  low: ["bold", "blue"],
  info: ["bold", "cyan"],
  warning: "yellow",
};

/** A pen that colours, or one that leaves text as it is. */
export function paint(colour: boolean): Pen {
  return colour ? (style, text) => styleText(styles[style], text, { validateStream: false }) : (_style, text) => text;
}
