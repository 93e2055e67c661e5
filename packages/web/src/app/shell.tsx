import { Link, Outlet } from "@tanstack/react-router";
import { lazy, type ReactNode, useEffect, useState } from "react";
import { Icon, Late, useShortcut } from "../design/index.ts";
import { AccountMenu } from "./account-menu.tsx";
import { ConnectionBar } from "./connection-bar.tsx";
import type { Destination } from "./destinations.ts";
import classes from "./shell.module.css";
import { useDestinations } from "./use-destinations.ts";
import { useGoTo } from "./use-go-to.ts";
import { useLiveScans } from "./use-live-scans.ts";

const Palette = lazy(() => import("./palette.tsx"));
const ShortcutSheet = lazy(() => import("./shortcut-sheet.tsx"));

/** Sidebar (a bar below on phones), the page, and what lies over every page. */
export function Shell() {
  useLiveScans();
  const goTo = useGoTo();
  const first = useDestinations("first");
  const scanning = useDestinations("scanning");
  const settings = useDestinations("settings");
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  usePaletteKey(() => setPalette(true));
  useShortcut("?", () => setSheet(true));
  useShortcut("g v", () => goTo("/vulnerabilities"));
  useShortcut("g s", () => goTo("/scans"));
  useShortcut("g r", () => goTo("/reports"));
  useShortcut("/", (event) => {
    event.preventDefault();
    const filter = document.getElementById("filter");
    if (filter === null) setPalette(true);
    else filter.focus();
  });

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <nav className={classes.sidebar} aria-label="Main">
        <AccountMenu onShortcuts={() => setSheet(true)} />
        <button type="button" className={classes.search} onClick={() => setPalette(true)}>
          <Icon name="search" />
          Search
          <kbd>{isApple() ? "⌘" : "Ctrl"} K</kbd>
        </button>
        <Group>
          {first.map((one) => (
            <PageLink key={one.to} page={one} />
          ))}
        </Group>
        <Group name="Scanning">
          {scanning.map((one) => (
            <PageLink key={one.to} page={one} />
          ))}
        </Group>
        <div className={classes.settings}>
          <Group name="Settings">
            {settings.map((one) => (
              <PageLink key={one.to} page={one} />
            ))}
          </Group>
        </div>
        <Link to="/settings" className={`${classes.link} ${classes.phoneOnly}`}>
          <Icon name="settings" />
          Settings
        </Link>
      </nav>
      <div className={classes.content}>
        <ConnectionBar />
        <main id="main" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Late when={palette}>
        <Palette open={palette} onOpen={setPalette} onShortcuts={() => setSheet(true)} />
      </Late>
      <Late when={sheet}>
        <ShortcutSheet open={sheet} onClose={() => setSheet(false)} />
      </Late>
    </div>
  );
}

function PageLink({ page: { to, icon, name, aside } }: { page: Destination }) {
  return (
    <Link to={to} className={classes.link} data-aside={aside}>
      <Icon name={icon} />
      {name}
    </Link>
  );
}

function Group({ name, children }: { name?: string; children: ReactNode }) {
  return (
    <div className={classes.group}>
      {name === undefined ? null : <p>{name}</p>}
      {children}
    </div>
  );
}

/** Ctrl or Cmd K, wherever the caret is. */
function usePaletteKey(onOpen: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onOpen();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
