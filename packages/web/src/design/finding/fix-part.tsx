import { Markdown } from "../text/markdown.tsx";
import { DrawerPart } from "./drawer.tsx";
import classes from "./parts.module.css";

/** @param text Markdown; empty when the rule has none */
export function FixPart({ text }: { text: string }) {
  return (
    <DrawerPart id="fix" title="Fix">
      {text === "" ? <p className={classes.quiet}>No fix text for this rule.</p> : <Markdown text={text} />}
    </DrawerPart>
  );
}
