import { ageText, exactText, secondsSince } from "../words/time.ts";
import { useNow } from "./now.ts";

/** How long ago, e.g. `3 min ago`; the exact moment on hover and for screen readers. */
export function Since({ instant, bare = false }: { instant: string; bare?: boolean }) {
  const age = ageText(secondsSince(instant, useNow()));
  return (
    <time dateTime={instant} title={exactText(instant)}>
      {bare ? age : `${age} ago`}
    </time>
  );
}
