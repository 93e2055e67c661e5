import { useQuery } from "@tanstack/react-query";
import { useClient } from "../../../client/index.ts";
import { Page } from "../../../design/index.ts";
import { anyScanQuery } from "../queries.ts";
import { NewScanForm } from "./new-scan-form.tsx";
import classes from "./start.module.css";

/** `/start`: the first run, later New scan. `onStarted` gets the new scan's id. */
export function NewScanPage({ onStarted }: { onStarted: (scanId: string) => void }) {
  const first = useQuery(anyScanQuery(useClient())).data === false;
  return (
    <Page title={first ? "Start" : "New scan"}>
      <div className={classes.page}>
        <h2 className={classes.question}>{first ? "What should be checked first?" : "What should be checked?"}</h2>
        <NewScanForm onStarted={onStarted} />
      </div>
    </Page>
  );
}
