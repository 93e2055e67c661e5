import type { EngineName } from "@gatewatch/sdk";
import { engineNames, Icon } from "../../../design/index.ts";
import { engineWords } from "../engines.ts";
import classes from "./start.module.css";

/** What will run, what it looks for, about how long. */
export function EnginePreview({ engines }: { engines: readonly EngineName[] }) {
  return (
    <ul className={classes.engines} aria-label="What will run">
      {engines.map((engine) => (
        <li key={engine}>
          <Icon name="check" />
          <strong>{engineNames[engine]}</strong>
          <span>{engineWords[engine].what}</span>
          <span className={classes.about}>{engineWords[engine].about}</span>
        </li>
      ))}
    </ul>
  );
}
