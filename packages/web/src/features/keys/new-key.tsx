import type { CreatedKey } from "@gatewatch/sdk";
import { Actions, Button, Command, Dialog, Note, ShownOnce } from "../../design/index.ts";
import { curlFor } from "./key-words.ts";
import classes from "./keys.module.css";

/** The value, this once. Only its own button closes it. */
export function NewKey({ created, onClose }: { created: CreatedKey | undefined; onClose: () => void }) {
  return (
    <Dialog title={`API key ${created?.name ?? ""}`} open={created !== undefined} keep onClose={onClose} width={560}>
      {created === undefined ? null : (
        <>
          <Note tone="warning">This is the only time the key is shown. Keep it where secrets are kept.</Note>
          <ShownOnce value={created.key} label="Copy key" />
          <div className={classes.try}>
            <p>Try it:</p>
            <Command line={curlFor(created.key, created.scopes, window.location.origin)} />
          </div>
          <Actions>
            <Button onClick={onClose}>I have stored the key</Button>
          </Actions>
        </>
      )}
    </Dialog>
  );
}
