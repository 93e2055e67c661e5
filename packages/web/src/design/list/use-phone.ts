import { useSyncExternalStore } from "react";

const phone = () => window.matchMedia("(max-width: 859px)");

function subscribe(listener: () => void): () => void {
  const query = phone();
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** True below 860 px: one column, the page scrolls as a whole. */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => phone().matches);
}
