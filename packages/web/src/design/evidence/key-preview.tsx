import classes from "./evidence.module.css";

/** A key by its first and last characters; there is no more of it to show or copy. */
export function KeyPreview({ prefix, last4 }: { prefix: string; last4: string }) {
  return (
    <code className={classes.key}>
      {prefix}…{last4}
    </code>
  );
}
