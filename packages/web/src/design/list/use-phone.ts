import { useSyncExternalStore } from "react";

const phone = window.matchMedia("(max-width: 859px)");

/** True below 860 px: one column, the page scrolls as a whole. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      phone.addEventListener("change", listener);
      return () => phone.removeEventListener("change", listener);
    },
    () => phone.matches,
  );
}
