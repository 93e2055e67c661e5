import type { ReactNode } from "react";
import { Plain } from "./plain.tsx";

/** A link out of the product: http(s) only, anything else stays text. */
export function OutLink({ url, children }: { url: string; children?: ReactNode }) {
  const shown = typeof children === "string" || children === undefined ? <Plain text={children ?? url} /> : children;
  if (!/^https?:\/\//i.test(url)) return shown;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {shown}
    </a>
  );
}
