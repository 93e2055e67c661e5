const mark = /gitleaks:allow\b[ \t]*(?:[:(-][^\r\n]*)?(?:\*\/|-->|\)|$)/m;

/** How another program's comment on the line silences its findings, or `undefined`. Whether it is honoured is decided where the scan is run, as are our own comments. */
export function suppressionOf(line: string): { readonly by: string } | undefined {
  return line.includes("gitleaks:allow") && mark.test(line) ? { by: "gitleaks:allow" } : undefined;
}
