import { Actions, Button, CopyButton, Note } from "../../design/index.ts";
import classes from "./account.module.css";

/** The codes, this once. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const text = codes.join("\n");
  return (
    <>
      <Note tone="warning">
        This is the only time the codes are shown. Each opens the account once, when the authenticator is lost.
      </Note>
      <ul className={classes.codes} data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Actions>
        <Button icon="download" onClick={() => download(`${text}\n`)}>
          Download
        </Button>
        <CopyButton text={text} label="Copy codes" word="Copy codes" primary autoFocus />
        <Button onClick={onClose}>I have stored the codes</Button>
      </Actions>
    </>
  );
}

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "gatewatch-recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(address);
}
