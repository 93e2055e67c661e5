import type { TargetInput } from "../../scanning/index.ts";

/** What CodeSec and Cyber AI clients send as `target`: a URL or a bare domain name. */
export function webTarget(text: string): TargetInput {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim()) ? { kind: "url", url: text } : { kind: "host", host: text };
}
