import { useEffect, useRef, useState } from "react";
import type { IconName } from "../icon.tsx";
import { useAnnounce } from "./announce.tsx";
import { Button, IconButton } from "./button.tsx";

const shownMs = 1500;

/** Copies `text` as it stands; a check for 1.5 s, announced. With `word`, a button with that word, else an icon. */
export function CopyButton({
  text,
  label,
  word,
  primary = false,
  autoFocus = false,
  icon = "copy",
}: {
  text: string;
  label: string;
  word?: string;
  primary?: boolean;
  autoFocus?: boolean;
  icon?: IconName;
}) {
  const announce = useAnnounce();
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy() {
    const copied = await writeText(text);
    setState(copied ? "copied" : "refused");
    announce(copied ? "Copied." : "The browser refused to copy. Select the text and copy it by hand.");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState("idle"), shownMs);
  }

  const shown = state === "copied" ? "check" : state === "refused" ? "warning" : icon;
  if (word === undefined) return <IconButton icon={shown} label={label} onClick={copy} />;
  return (
    <Button
      icon={shown}
      tone={primary ? "primary" : "default"}
      aria-label={label}
      onClick={copy}
      data-autofocus={autoFocus || undefined}
    >
      {word}
    </Button>
  );
}

/** The clipboard API needs a secure context; a server on plain http in a private network has none, so the old way is the second. */
async function writeText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    const opener = document.activeElement;
    (opener?.closest("[role=dialog]") ?? document.body).append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (opener instanceof HTMLElement) opener.focus();
    return copied;
  }
}
