import { ageText, exactText, secondsSince } from "../words/time.ts";
import { useNow } from "./now.ts";

const justNowSeconds = 5;

/** How long ago, e.g. `3 min ago`; the exact moment on hover and for screen readers. */
export function Since({ instant, bare = false }: { instant: string; bare?: boolean }) {
  const seconds = secondsSince(instant, useNow());
  const age = ageText(seconds);
  return (
    <time dateTime={instant} title={exactText(instant)}>
      {bare ? age : seconds < justNowSeconds ? "just now" : `${age} ago`}
    </time>
  );
}
