import { EvidenceBlock } from "../evidence/evidence-block.tsx";
import { Markdown } from "../text/markdown.tsx";
import { DrawerPart } from "./drawer.tsx";
import classes from "./parts.module.css";

/**
 * @param text Markdown; empty when the rule has none
 * @param patch the fix as a unified diff, where it is mechanical
 */
export function FixPart({ text, patch }: { text: string; patch?: string | undefined }) {
  return (
    <DrawerPart id="fix" title="Fix">
      {text === "" ? <p className={classes.quiet}>No fix text for this rule.</p> : <Markdown text={text} />}
      {patch === undefined ? null : <EvidenceBlock place="Suggested patch, for git apply" text={patch} />}
    </DrawerPart>
  );
}
