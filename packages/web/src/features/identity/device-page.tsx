import { TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, Reading, useClient, useSession } from "../../client/index.ts";
import { Actions, Button, Card, Facts, Form, Note, Page, Plain, Sheet } from "../../design/index.ts";

/** `/device?user_code=`: lets a program without a browser act for the person, or refuses it. */
export function DevicePage({
  userCode,
  onUserCode,
}: {
  userCode: string | undefined;
  onUserCode: (userCode: string | undefined) => void;
}) {
  return (
    <Page title="Approve a device">
      <Sheet narrow lead="A program that has no browser shows a code. Whoever approves it lets it work in their name.">
        {userCode === undefined ? (
          <CodeForm onCode={onUserCode} />
        ) : (
          <Answer key={userCode} userCode={userCode} onOther={() => onUserCode(undefined)} />
        )}
      </Sheet>
    </Page>
  );
}

function CodeForm({ onCode }: { onCode: (code: string) => void }) {
  const [code, setCode] = useState("");
  const [sent, setSent] = useState(false);
  const submit = () => {
    setSent(true);
    if (code.trim() !== "") onCode(code.trim());
  };
  return (
    <Card>
      <Form onSubmit={submit}>
        <TextInput
          label="Code"
          description="As the program shows it"
          placeholder="ABCD-EFGH"
          autoComplete="off"
          autoCapitalize="characters"
          autoFocus
          required
          withAsterisk={false}
          maxLength={20}
          value={code}
          error={sent && code.trim() === "" ? "The code is missing." : undefined}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Actions>
          <Button type="submit" tone="primary">
            Look up
          </Button>
        </Actions>
      </Form>
    </Card>
  );
}

function Answer({ userCode, onOther }: { userCode: string; onOther: () => void }) {
  const client = useClient();
  const session = useSession();
  const queryKey = ["device", userCode] as const;
  const device = useQuery({
    queryKey,
    queryFn: ({ signal }) => client.devices.look(userCode, signal),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const answer = useMutation({ mutationFn: (approve: boolean) => client.devices.answer(userCode, approve) });
  const other = <Button onClick={onOther}>Another code</Button>;

  if (answer.isSuccess) {
    return (
      <>
        <Note>
          {answer.variables
            ? "Approved. The program goes on by itself within a few seconds; its key stands among your API keys."
            : "Refused. The program was told, and got nothing."}
        </Note>
        <Actions>{other}</Actions>
      </>
    );
  }
  if (device.isError) {
    return (
      <>
        <Failure error={device.error} what="The code could not be looked up." onRetry={() => void device.refetch()} />
        <Note>
          Codes live ten minutes and are used once. Start the sign-in of the program again if this one is older.
        </Note>
        <Actions>{other}</Actions>
      </>
    );
  }
  if (device.data === undefined) return <Reading query={device} queryKey={queryKey} what="the device" rows={3} />;
  return (
    <Card>
      <Facts
        facts={[
          ["Code", <code key="code">{device.data.user_code}</code>],
          ["Calls itself", <Plain key="name" text={device.data.client_name} />],
          ["Asks from", <code key="ip">{device.data.ip}</code>],
          ["You are", <Plain key="you" text={session?.user?.email ?? "not known"} />],
          ["Team", <Plain key="team" text={session?.team?.name ?? "not known"} />],
        ]}
      />
      <Note tone="warning">
        Approve it only if you started it a moment ago and the same code stands on its screen. It gets an API key with
        your rights in this team, which you can delete at any time.
      </Note>
      {answer.error === null ? null : <Failure error={answer.error} what="The answer was not taken." />}
      <Actions>
        <Button pending={answer.isPending} onClick={() => answer.mutate(false)}>
          Refuse
        </Button>
        <Button tone="primary" pending={answer.isPending} onClick={() => answer.mutate(true)}>
          Approve device
        </Button>
      </Actions>
    </Card>
  );
}
