import "./styles.ts";
import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { AnnounceProvider } from "./control/announce.tsx";
import { ShortcutsProvider } from "./control/shortcuts.tsx";
import { ToastProvider } from "./control/toast.tsx";
import { cssVariablesResolver, theme } from "./theme.ts";

/** Theme (the system's scheme until one is chosen), announcements, toasts and shortcuts for everything inside. */
export function DesignProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <AnnounceProvider>
        <ShortcutsProvider>
          <ToastProvider>{children}</ToastProvider>
        </ShortcutsProvider>
      </AnnounceProvider>
    </MantineProvider>
  );
}
