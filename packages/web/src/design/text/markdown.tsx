import { CopyButton } from "../control/copy-button.tsx";
import { CodeText } from "../evidence/code-text.tsx";
import classes from "./markdown.module.css";
import { type Block, markdownBlocks, type Span } from "./markdown-blocks.ts";
import { OutLink } from "./out-link.tsx";
import { Plain } from "./plain.tsx";

/** Text in our subset of Markdown, made of text nodes only; code blocks can be copied. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={classes.prose}>
      {markdownBlocks(text).map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text never move
        <BlockView key={at} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      return (
        <p className={classes.heading}>
          <Spans spans={block.spans} />
        </p>
      );
    case "paragraph":
      return (
        <p>
          <Spans spans={block.spans} />
        </p>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List className={block.ordered ? classes.ordered : classes.bullets}>
          {block.items.map((spans, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items of one text never move
            <li key={at}>
              <Spans spans={spans} />
            </li>
          ))}
        </List>
      );
    }
    case "code":
      return (
        <div className={classes.code}>
          <CodeText text={block.text} />
          <span className={classes.copy}>
            <CopyButton text={block.text} label="Copy code" />
          </span>
        </div>
      );
  }
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map((span, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: spans of one text never move
    return <SpanView key={at} span={span} />;
  });
}

function SpanView({ span }: { span: Span }) {
  switch (span.kind) {
    case "text":
      return <Plain text={span.text} />;
    case "code":
      return (
        <code className={classes.inline}>
          <Plain text={span.text} />
        </code>
      );
    case "strong":
      return (
        <strong>
          <Plain text={span.text} />
        </strong>
      );
    case "link":
      return <OutLink url={span.url}>{span.text}</OutLink>;
  }
}
