import { Plain } from "../text/plain.tsx";
import { codeTokens } from "./code-tokens.ts";
import classes from "./evidence.module.css";

/** Code or a message as wrapped mono text: keywords, strings and comments tinted, never scrolled sideways. */
export function CodeText({ text, plain = false }: { text: string; plain?: boolean }) {
  if (plain) {
    return (
      <pre className={classes.code}>
        <Plain text={text} />
      </pre>
    );
  }
  return (
    <pre className={classes.code}>
      {codeTokens(text).map(({ at, kind, text: token }) =>
        kind === "other" ? (
          <Plain key={at} text={token} />
        ) : (
          <span key={at} className={classes[kind]}>
            <Plain text={token} />
          </span>
        ),
      )}
    </pre>
  );
}
