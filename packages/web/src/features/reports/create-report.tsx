import type { Report, ReportType, ScanRow, Severity, VulnerabilityStatus } from "@gatewatch/sdk";
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, repositoriesQuery, useClient, useDraft } from "../../client/index.ts";
import {
  Actions,
  Button,
  CheckGrid,
  Choice,
  Choices,
  Dialog,
  FieldRow,
  Form,
  Note,
  Plain,
  Since,
  vulnerabilityStatuses,
  vulnerabilityStatusNames,
} from "../../design/index.ts";
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
  const [to, setTo] = useState("");
  const [repository, setRepository] = useState("");
  const [status, setStatus] = useState<readonly VulnerabilityStatus[]>([]);
  const [ids, setIds] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>();
  const [sent, setSent] = useState(false);
  const vulnerabilityIds = ids.split(/[\s,]+/).filter((id) => id !== "");
  const wrong = {
    scans: chosen !== undefined && chosen.length === 0 ? "Choose at least one scan." : undefined,
    to: from !== "" && to !== "" && to < from ? "A day before the first one." : undefined,
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
          ...(status.length === 0 ? {} : { status: [...status] }),
          ...(from === "" ? {} : { from: `${from}T00:00:00.000Z` }),
          ...(to === "" ? {} : { to: `${to}T23:59:59.999Z` }),
          ...(repository === "" ? {} : { repository }),
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
    if (Object.values(wrong).every((one) => one === undefined)) create.mutate();
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
        <RepositoryChoice repository={repository} onRepository={setRepository} />
      </FieldRow>
      <FieldRow>
        <TextInput label="From" type="date" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput
          label="To"
          type="date"
          value={to}
          error={sent ? wrong.to : undefined}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </FieldRow>
      <Choices legend="States; none means all">
        <CheckGrid>
          {vulnerabilityStatuses.map((value) => (
            <Checkbox
              key={value}
              size="xs"
              color="var(--gw-accent)"
              label={vulnerabilityStatusNames[value]}
              checked={status.includes(value)}
              onChange={({ currentTarget: { checked } }) =>
                setStatus(checked ? [...status, value] : status.filter((one) => one !== value))
              }
            />
          ))}
        </CheckGrid>
      </Choices>
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

function RepositoryChoice({
  repository,
  onRepository,
}: {
  repository: string;
  onRepository: (repository: string) => void;
}) {
  const repositories = useQuery(repositoriesQuery(useClient()));
  return (
    <NativeSelect
      label="Repository"
      data={[
        { value: "", label: "All targets" },
        ...(repositories.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={repository}
      error={repositories.isError ? "The repositories could not be read: all targets." : undefined}
      onChange={(event) => onRepository(event.currentTarget.value)}
    />
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
