/** Colours of both schemes by the name of what they are for. Each becomes the CSS variable `--gw-<name>`. */
export const tokens = {
  canvas: { light: "#fafafb", dark: "#101216" },
  sunken: { light: "#f3f4f6", dark: "#0b0d10" },
  surface: { light: "#ffffff", dark: "#15181d" },
  raised: { light: "#ffffff", dark: "#1c2027" },
  band: { light: "#f5f6f8", dark: "#1a1e25" },
  hover: { light: "#eff1f4", dark: "#1e222a" },
  selected: { light: "#e8edfc", dark: "#1c2540" },
  line: { light: "#e4e6eb", dark: "#282d36" },
  soft: { light: "#eef0f3", dark: "#20242c" },
  control: { light: "#7d8391", dark: "#737a88" },
  text: { light: "#16181d", dark: "#e6e8ec" },
  text2: { light: "#474d5b", dark: "#b3b9c5" },
  text3: { light: "#656b79", dark: "#8d95a3" },
  ink: { light: "#1d2129", dark: "#e6e8ec" },
  "on-ink": { light: "#ffffff", dark: "#15181d" },
  accent: { light: "#2c53c4", dark: "#93abff" },
  "on-accent": { light: "#ffffff", dark: "#0d1433" },
  critical: { light: "#b0102f", dark: "#ff7282" },
  "critical-fill": { light: "#b0102f", dark: "#d93a42" },
  "on-fill": { light: "#ffffff", dark: "#ffffff" },
  high: { light: "#b1410a", dark: "#ff9a5c" },
  medium: { light: "#7d5a00", dark: "#dfb345" },
  low: { light: "#47607d", dark: "#92b1d1" },
  ok: { light: "#1a7242", dark: "#62c78e" },
  "critical-bg": { light: "#fdebee", dark: "#35171d" },
  "medium-bg": { light: "#faf1d8", dark: "#2c2410" },
  "ok-bg": { light: "#e5f4ec", dark: "#12291d" },
} as const satisfies Record<string, { light: `#${string}`; dark: `#${string}` }>;

export type TokenName = keyof typeof tokens;

/** What text and marks may lie on. */
export const grounds = [
  "canvas",
  "sunken",
  "surface",
  "raised",
  "band",
  "hover",
  "selected",
] as const satisfies readonly TokenName[];

export const fonts = {
  sans: '-apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, system-ui, sans-serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
} as const;
