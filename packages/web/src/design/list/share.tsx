import classes from "./share.module.css";

/** How much of a limit is used: a bar under its words. Without a limit there is no bar, only the words. */
export function Share({
  name,
  text,
  used,
  limit,
}: {
  name: string;
  /** The same in words: `12 of 50`. */
  text: string;
  used: number;
  limit: number | null;
}) {
  const share = limit === null ? undefined : limit === 0 ? 1 : Math.min(1, used / limit);
  return (
    <div className={classes.share}>
      <div className={classes.words}>
        <span>{name}</span>
        <span>{text}</span>
      </div>
      {share === undefined ? null : (
        <div
          className={classes.bar}
          role="progressbar"
          aria-label={name}
          aria-valuenow={Math.round(share * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuetext={text}
        >
          <span className={share >= 0.9 ? classes.tight : classes.used} style={{ width: `${share * 100}%` }} />
        </div>
      )}
    </div>
  );
}
