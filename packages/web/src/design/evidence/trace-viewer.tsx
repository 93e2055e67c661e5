import { useId, useState } from "react";
import { IconButton } from "../control/button.tsx";
import { Tag } from "../marks/tag.tsx";
import { Plain } from "../text/plain.tsx";
import { CodeText } from "./code-text.tsx";
import classes from "./trace.module.css";

export interface TraceStep {
  readonly role: "source" | "flow" | "sink";
  readonly file: string;
  readonly line: number;
  readonly snippet: string;
  readonly primary: boolean;
  readonly note?: string | undefined;
}

const roleNames = { source: "Source", flow: "Flow", sink: "Sink" } as const;

/** The way of a value from source to sink, step by step; `[` and `]` go one step while it has the focus. */
export function TraceViewer({ steps }: { steps: readonly TraceStep[] }) {
  const [current, setCurrent] = useState(() =>
    Math.max(
      0,
      steps.findIndex((step) => step.primary),
    ),
  );
  const name = useId();
  const step = (by: number) => {
    const next = Math.min(steps.length - 1, Math.max(0, current + by));
    setCurrent(next);
    document.getElementById(`${name}-${next}`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the steps inside are the controls; the keys only move between them
    <div
      className={classes.trace}
      onKeyDown={(event) => {
        if (event.key === "[") step(-1);
        if (event.key === "]") step(1);
      }}
    >
      <div className={classes.head}>
        <span>
          Step {current + 1} of {steps.length}
        </span>
        <IconButton icon="up" label="Step before  [" disabled={current === 0} onClick={() => step(-1)} />
        <IconButton icon="down" label="Next step  ]" disabled={current === steps.length - 1} onClick={() => step(1)} />
      </div>
      <ol>
        {steps.map((one, at) => (
          <li key={`${one.file}:${one.line}:${one.snippet}`}>
            <button
              type="button"
              id={`${name}-${at}`}
              className={classes.step}
              aria-current={at === current ? "step" : undefined}
              onClick={() => setCurrent(at)}
            >
              <span className={classes.number}>{at + 1}</span>
              <span className={classes.body}>
                <span className={classes.place}>
                  {roleNames[one.role]}
                  <span className={classes.file}>
                    <Plain text={`${one.file}:${one.line}`} />
                  </span>
                  {one.primary ? <Tag tone="warning">Primary</Tag> : null}
                </span>
                <CodeText text={one.snippet} />
                {one.note === undefined ? null : (
                  <span className={classes.note}>
                    <Plain text={one.note} />
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
