import type { Report, ReportType, ScanRow, Severity } from "@gatewatch/sdk";
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient, useDraft } from "../../client/index.ts";
import { Actions, Button, Choice, Choices, Dialog, FieldRow, Form, Note, Plain, Since } from "../../design/index.ts";
import { reportScansQuery } from "./queries.ts";
import { reportTypes, typeWords } from "./report-words.ts";
import classes from "./reports.module.css";

const severities: readonly { value: Severity | ""; label: string }[] = [
  { value: "", label: "All" },
  { value: "critical", label: "Critical only" },
  { value: "high", label: "High and above" },
  { value: "medium", label: "Medium and above" },
  { value: "low", label: "Low and above" },
];

export function CreateReport({
  open,
  onClose,
  onMade,
}: {
  open: boolean;
  onClose: () => void;
  onMade: (report: Report) => void;
}) {
  return (
    <Dialog title="New report" open={open} onClose={onClose} width={600}>
      <CreateReportForm onClose={onClose} onMade={onMade} />
    </Dialog>
  );
}

function CreateReportForm({ onClose, onMade }: { onClose: () => void; onMade: (report: Report) => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const [type, setType] = useState<ReportType>("vulnerability");
  const [title, setTitle] = useDraft("reports.title");
  const [severity, setSeverity] = useState<Severity | "">("");
  const [from, setFrom] = useState("");
  const [ids, setIds] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>();
  const [sent, setSent] = useState(false);
  const vulnerabilityIds = ids.split(/[\s,]+/).filter((id) => id !== "");
  const wrong = {
    scans: chosen !== undefined && chosen.length === 0 ? "Choose at least one scan." : undefined,
    ids: type === "incident" && vulnerabilityIds.length === 0 ? "An incident names what it is about." : undefined,
  };
  const create = useMutation({
    mutationFn: () =>
      client.reports.create({
        type,
        ...(title.trim() === "" ? {} : { title: title.trim() }),
        ...(chosen === undefined ? {} : { scan_ids: [...chosen] }),
        filters: {
          ...(severity === "" ? {} : { severity }),
          ...(from === "" ? {} : { from: `${from}T00:00:00.000Z` }),
          ...(type === "incident" ? { vulnerability_ids: vulnerabilityIds } : {}),
        },
      }),
    onSuccess: (report) => {
      setTitle("");
      void cache.invalidateQueries({ queryKey: ["reports"] });
      onMade(report);
    },
  });
  const submit = () => {
    setSent(true);
    if (wrong.scans === undefined && wrong.ids === undefined) create.mutate();
  };
  return (
    <Form onSubmit={submit}>
      <Choices legend="Type">
        {reportTypes.map((one) => (
          <Choice
            key={one}
            group="type"
            checked={type === one}
            onChoose={() => setType(one)}
            text={typeWords[one].text}
          >
            {typeWords[one].name}
          </Choice>
        ))}
      </Choices>
      <TextInput
        label="Title"
        description="Without one it is named after its type and day"
        maxLength={200}
        autoComplete="off"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {type === "incident" ? (
        <TextInput
          label="Vulnerabilities"
          description="Ids, up to 20, with commas between"
          autoComplete="off"
          value={ids}
          error={sent ? wrong.ids : undefined}
          onChange={(event) => setIds(event.currentTarget.value)}
        />
      ) : null}
      <FieldRow>
        <NativeSelect
          label="Severity"
          data={[...severities]}
          value={severity}
          onChange={(event) =>
            setSeverity(severities.find(({ value }) => value === event.currentTarget.value)?.value ?? "")
          }
        />
        <TextInput label="From" type="date" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
      </FieldRow>
      <Choices legend="Scans" wrong={sent ? wrong.scans : undefined}>
        <Choice group="scans" checked={chosen === undefined} onChoose={() => setChosen(undefined)}>
          The newest of every target that fits
        </Choice>
        <Choice group="scans" checked={chosen !== undefined} onChoose={() => setChosen([])}>
          Only these
        </Choice>
        {chosen === undefined ? null : <ScanChoice chosen={chosen} onChosen={setChosen} />}
      </Choices>
      {create.error === null ? null : (
        <Failure error={create.error} what="The report was not begun." onRetry={() => create.mutate()} />
      )}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={create.isPending}>
          Make report
        </Button>
      </Actions>
    </Form>
  );
}

function ScanChoice({ chosen, onChosen }: { chosen: readonly string[]; onChosen: (ids: readonly string[]) => void }) {
  const scans = useQuery(reportScansQuery(useClient()));
  if (scans.data === undefined) {
    return scans.error === null ? (
      <Note>Reading the scans…</Note>
    ) : (
      <Failure error={scans.error} what="The scans could not be read." onRetry={() => void scans.refetch()} />
    );
  }
  if (scans.data.length === 0) return <Note>No scan has ended yet. A report needs one.</Note>;
  const toggle = (id: string, on: boolean) => onChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <div className={classes.scans}>
      {scans.data.map((scan) => (
        <Checkbox
          key={scan.id}
          size="xs"
          color="var(--gw-accent)"
          label={<ScanLabel scan={scan} />}
          checked={chosen.includes(scan.id)}
          onChange={(event) => toggle(scan.id, event.currentTarget.checked)}
        />
      ))}
    </div>
  );
}

function ScanLabel({ scan }: { scan: ScanRow }) {
  return (
    <>
      <Plain text={scan.name} />{" "}
      <span className={classes.meta}>
        <Since instant={scan.createdAt} />
      </span>
    </>
  );
}
