import { type ReactNode, Suspense, useState } from "react";

/** What is loaded only when it is first needed: from the first time that `when` is true on, it stays. */
export function Late({ when, children }: { when: boolean; children: ReactNode }) {
  const [wanted, setWanted] = useState(when);
  if (when && !wanted) setWanted(true);
  return wanted ? <Suspense fallback={null}>{children}</Suspense> : null;
}
