/**
 * Reads source code and proves where untrusted data reaches a dangerous place, with the way it takes; finds dangerous
 * settings beside. It runs, installs and loads nothing of what it reads, and sends nothing anywhere.
 */
export { codeEngine } from "./engine.ts";
