import { Actions, Button, Note, ShownOnce } from "../../design/index.ts";

/** The secret, this once. */
export function NewSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <>
      <Note tone="warning">
        This is the only time the secret is shown. The receiver checks with it that a request comes from here.
      </Note>
      <ShownOnce value={secret} label="Copy secret" />
      <Actions>
        <Button onClick={onClose}>I have stored the secret</Button>
      </Actions>
    </>
  );
}
