/** The engines by the names that people read. */
export const engineNames = {
  secrets: "Secrets",
  dependencies: "Dependencies",
  config: "Config",
  code: "Code",
  web: "Web",
  host: "Host",
} as const;

/** The name of an engine as the server calls it; a new engine's own word until this page knows it. */
export function engineName(engine: string): string {
  const name = Object.entries(engineNames).find(([word]) => word === engine);
  return name?.[1] ?? engine;
}
