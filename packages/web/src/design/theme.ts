import { type CSSVariablesResolver, createTheme, Input, type MantineColorsTuple } from "@mantine/core";
import { fonts, tokens } from "./tokens.ts";

const ten = <Value>(value: Value) => [value, value, value, value, value, value, value, value, value, value] as const;
/** Mantine wants ten shades of its primary colour; ours are two tokens, which the resolver below puts in their place. */
const ink: MantineColorsTuple = ten(tokens.ink.light);

export const theme = createTheme({
  primaryColor: "ink",
  colors: { ink },
  fontFamily: fonts.sans,
  fontFamilyMonospace: fonts.mono,
  fontSizes: { xs: "11px", sm: "12px", md: "13px", lg: "15px", xl: "17px" },
  lineHeights: { xs: "16px", sm: "18px", md: "20px", lg: "20px", xl: "24px" },
  defaultRadius: "6px",
  radius: { xs: "3px", sm: "4px", md: "6px", lg: "8px", xl: "10px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "20px" },
  focusRing: "auto",
  components: {
    Input: Input.extend({
      vars: () => ({ wrapper: { "--input-height": "var(--gw-input-height)", "--input-fz": "var(--gw-input-size)" } }),
    }),
  },
  respectReducedMotion: true,
});

/** Our tokens as `--gw-*`, and Mantine's own variables pointed at them. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    "--gw-sans": fonts.sans,
    "--gw-mono": fonts.mono,
    "--mantine-line-height": "20px",
  },
  light: { ...tokenVariables("light"), ...mantineColors },
  dark: { ...tokenVariables("dark"), ...mantineColors },
});

/** Set for each scheme, because Mantine sets them for each scheme. */
const mantineColors = {
  "--mantine-color-body": "var(--gw-canvas)",
  "--mantine-color-text": "var(--gw-text)",
  "--mantine-color-dimmed": "var(--gw-text2)",
  "--mantine-color-placeholder": "var(--gw-text3)",
  "--mantine-color-error": "var(--gw-critical)",
  "--mantine-color-anchor": "var(--gw-accent)",
  "--mantine-color-default": "var(--gw-surface)",
  "--mantine-color-default-hover": "var(--gw-hover)",
  "--mantine-color-default-color": "var(--gw-text)",
  "--mantine-color-default-border": "var(--gw-line)",
  "--mantine-color-ink-filled": "var(--gw-ink)",
  "--mantine-color-ink-filled-hover": "var(--gw-ink)",
  "--mantine-primary-color-filled": "var(--gw-accent)",
  "--mantine-primary-color-contrast": "var(--gw-on-accent)",
};

function tokenVariables(scheme: "light" | "dark"): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--gw-${name}`, value[scheme]]));
}
