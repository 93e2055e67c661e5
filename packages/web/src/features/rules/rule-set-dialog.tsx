import type { RuleSet, RuleSetWithText } from "@gatewatch/sdk";
import { Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Failure, Reading, useClient } from "../../client/index.ts";
import { Actions, Button, Dialog, Form, useToast } from "../../design/index.ts";
import { ProblemList } from "./problem-list.tsx";
import { ruleSetQuery, ruleSetsKey } from "./queries.ts";
import { nameOfFile, rulesText, textAtMost } from "./rule-words.ts";
import classes from "./rules.module.css";
import { TryRules } from "./try-rules.tsx";

/** Makes a set or changes one; who may not change it reads it. */
export function RuleSetDialog({
  ruleSet,
  mayWrite,
  onClose,
}: {
  /** `new` for one that does not exist yet; none: closed. */
  ruleSet: RuleSet | "new" | undefined;
  mayWrite: boolean;
  onClose: () => void;
}) {
  const title = ruleSet === "new" ? "New rule set" : mayWrite ? "Edit rule set" : (ruleSet?.name ?? "");
  return (
    <Dialog title={title} open={ruleSet !== undefined} onClose={onClose} width={820}>
      {ruleSet === undefined ? null : ruleSet === "new" ? (
        <RuleSetForm ruleSet={undefined} mayWrite={mayWrite} onClose={onClose} />
      ) : (
        <KnownRuleSet id={ruleSet.id} mayWrite={mayWrite} onClose={onClose} />
      )}
    </Dialog>
  );
}

function KnownRuleSet({ id, ...rest }: { id: string; mayWrite: boolean; onClose: () => void }) {
  const query = ruleSetQuery(useClient(), id);
  const known = useQuery(query);
  if (known.data !== undefined) return <RuleSetForm ruleSet={known.data} {...rest} />;
  return <Reading query={known} queryKey={query.queryKey} what="rule set" rows={4} />;
}

function RuleSetForm({
  ruleSet,
  mayWrite,
  onClose,
}: {
  ruleSet: RuleSetWithText | undefined;
  mayWrite: boolean;
  onClose: () => void;
}) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const file = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(ruleSet?.name ?? "");
  const [text, setText] = useState(ruleSet?.text ?? "");
  const [sent, setSent] = useState(false);
  const wrong = {
    name: name.trim() === "" ? "Give it a name" : undefined,
    text: text.trim() === "" ? "Paste rules, or choose a file" : undefined,
  };
  const save = useMutation({
    mutationFn: () =>
      ruleSet === undefined
        ? client.ruleSets.create({ name, text })
        : client.ruleSets.update(ruleSet.id, { name, text }, ruleSet.version),
    onSuccess: (saved) => {
      void cache.invalidateQueries({ queryKey: ruleSetsKey, exact: true });
      onClose();
      toast(`${saved.name} is kept: ${rulesText(saved)}.`);
    },
  });
  const submit = () => {
    setSent(true);
    if (wrong.name === undefined && wrong.text === undefined) save.mutate();
  };
  const take = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setText((await chosen.text()).slice(0, textAtMost + 1));
    if (name === "") setName(nameOfFile(chosen.name));
  };
  return (
    <Form onSubmit={submit}>
      <TextInput
        label="Name"
        description="Stands at each finding of its rules"
        data-autofocus
        autoComplete="off"
        maxLength={100}
        readOnly={!mayWrite}
        value={name}
        error={sent ? wrong.name : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label="Rules, in Semgrep's YAML"
        placeholder={"rules:\n  - id: …"}
        classNames={{ input: classes.code }}
        rows={14}
        spellCheck={false}
        readOnly={!mayWrite}
        value={text}
        error={text.length > textAtMost ? "Longer than 500,000 characters: divide it" : sent ? wrong.text : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {mayWrite ? (
        <div className={classes.beside}>
          <input
            ref={file}
            type="file"
            hidden
            accept=".yaml,.yml"
            aria-label="File of rules"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
          <Button onClick={() => file.current?.click()}>Choose file</Button>
          <small>takes the place of the text above</small>
        </div>
      ) : null}
      {ruleSet === undefined || text !== ruleSet.text ? null : (
        <ProblemList problems={ruleSet.problems} total={ruleSet.problem_total} />
      )}
      {mayWrite ? <TryRules text={text} /> : null}
      {save.error === null ? null : <Failure error={save.error} what="The rule set was not saved." onRetry={submit} />}
      <Actions>
        {mayWrite ? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" tone="primary" pending={save.isPending}>
              {ruleSet === undefined ? "Keep rule set" : "Save rule set"}
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>Close</Button>
        )}
      </Actions>
    </Form>
  );
}
