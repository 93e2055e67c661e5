import { existsSync } from "node:fs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The installed Chromium, or the reason why browser tests cannot run here. */
export function findChromium(): { executablePath: string } | { missing: string } {
  const executablePath = [process.env.GATEWATCH_CHROMIUM ?? "", ...places].find(
    (place) => place !== "" && existsSync(place),
  );
  if (executablePath !== undefined) return { executablePath };
  return {
    missing: `no Chromium at ${places.join(", ")}; install it (apt-get install chromium) or set GATEWATCH_CHROMIUM`,
  };
}

/** As root there is no user namespace to put the browser's own sandbox into. */
export const browserArguments = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
