import fc from "fast-check";
import { createElement, type FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CodeText } from "./evidence/code-text.tsx";
import { codeTokens } from "./evidence/code-tokens.ts";
import { KeyPreview } from "./evidence/key-preview.tsx";
import { TraceViewer } from "./evidence/trace-viewer.tsx";
import { Progress } from "./list/progress.tsx";
import { SeverityCounts } from "./marks/severity-counts.tsx";
import { SeverityMark, severityNames, severityOrder } from "./marks/severity-mark.tsx";
import { ErrorBlock } from "./state/error-block.tsx";
import { Markdown } from "./text/markdown.tsx";
import { OutLink } from "./text/out-link.tsx";

function markup<Props extends object>(component: FunctionComponent<Props>, props: Props): string {
  return renderToStaticMarkup(createElement(component, props));
}

describe("severity", () => {
  test("every mark has its name and is told apart without colour", () => {
    const shapes = severityOrder.map((severity) => {
      const svg = markup(SeverityMark, { severity });
      expect(svg).toContain(`aria-label="${severityNames[severity]}"`);
      return ["tile", "bar", "cut", "outline"].map((part) => svg.split(`_${part}_`).length - 1).join(" ");
    });
    expect(new Set(shapes).size).toBe(severityOrder.length);
  });

  test("counts name only what there is, and say None for nothing", () => {
    const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    expect(markup(SeverityCounts, { counts: { ...none, high: 1284 } })).toMatch(/1,284 high.*1,284/);
    expect(markup(SeverityCounts, { counts: none })).toContain("None");
  });
});

describe("hostile text", () => {
  const script = '<script>alert(1)</script><img src=x onerror="alert(1)">';

  test.each([
    [
      "Markdown",
      () =>
        markup(Markdown, {
          text: `${script}\n\n- ${script}\n\n\`\`\`\n${script}\n\`\`\`\n\`${script}\` **${script}**`,
        }),
    ],
    ["code", () => markup(CodeText, { text: script })],
    ["an error", () => markup(ErrorBlock, { title: script, requestId: script })],
    [
      "a trace",
      () =>
        markup(TraceViewer, {
          steps: [{ role: "sink", file: script, line: 1, snippet: script, primary: true, note: script }],
        }),
    ],
  ])("%s shows markup as text", (_name, render) => {
    const html = render();
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("&lt;");
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "//example.com", "ftp://example.com"])(
    "%s is no link",
    (url) => {
      expect(markup(OutLink, { url })).not.toContain("href");
    },
  );

  test("a link out tells the other side nothing and has no hold on this page", () => {
    expect(markup(OutLink, { url: "https://example.com" })).toContain('rel="noopener noreferrer"');
  });
});

test("a key preview offers nothing to copy", () => {
  const html = markup(KeyPreview, { prefix: "gk_abcdefghi", last4: "wxyz" });
  expect(html).toContain("gk_abcdefghi…wxyz");
  expect(html).not.toContain("button");
});

test("progress says in words what it shows", () => {
  const html = markup(Progress, {
    percent: 38,
    text: "Code: 1,204 of 3,128 files",
    segments: [{ name: "Code", weight: 1, done: 0.38, inPart: false }],
  });
  expect(html).toContain('aria-valuetext="Code: 1,204 of 3,128 files"');
  expect(html).toContain('aria-valuenow="38"');
});

test("tinting code changes none of it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      expect(
        codeTokens(text)
          .map((token) => token.text)
          .join(""),
      ).toBe(text);
    }),
  );
  expect(codeTokens('const a = "b"; // c').map((token) => token.kind)).toEqual([
    "keyword",
    "other",
    "string",
    "other",
    "comment",
  ]);
});
