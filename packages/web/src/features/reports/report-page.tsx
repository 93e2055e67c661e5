import type { Report } from "@gatewatch/sdk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, Reading, useClient, useMay } from "../../client/index.ts";
import {
  Button,
  bytesText,
  Confirm,
  countOf,
  dayText,
  durationText,
  ErrorBlock,
  Facts,
  Icon,
  Note,
  Page,
  Plain,
  SeverityCounts,
  Sheet,
  Since,
  State,
  useToast,
} from "../../design/index.ts";
import { isUnfinished, reportQuery } from "./queries.ts";
import { filterLines, formatNames, renditionsInOrder, statusWords, typeWords } from "./report-words.ts";
import classes from "./reports.module.css";

/** `/reports/:id`: the document as people will see it, its forms, and what it is made of. */
export function ReportPage({ reportId, onReports }: { reportId: string; onReports: () => void }) {
  const report = useQuery(reportQuery(useClient(), reportId));
  const may = useMay("reports.write");
  const [removing, setRemoving] = useState(false);
  const shown = report.data;
  if (shown === undefined) {
    return (
      <Page title="Report">
        <Sheet>{<Reading query={report} queryKey={["report", reportId]} what="the report" />}</Sheet>
      </Page>
    );
  }
  return (
    <Page
      title={<Plain text={shown.title} />}
      beside={<State shape={statusWords[shown.status].shape}>{statusWords[shown.status].name}</State>}
      acts={may ? <Button onClick={() => setRemoving(true)}>Delete report</Button> : null}
    >
      <div className={classes.body}>
        <div className={classes.main}>
          <Main report={shown} />
        </div>
        <aside className={classes.side} aria-label="About the report">
          <Downloads report={shown} />
          <About report={shown} />
        </aside>
      </div>
      <DeleteReport report={removing ? shown : undefined} onClose={() => setRemoving(false)} onDeleted={onReports} />
    </Page>
  );
}

function Main({ report }: { report: Report }) {
  if (isUnfinished(report)) {
    return (
      <div className={classes.working}>
        <p>
          {report.status === "queued"
            ? "The report waits for its turn."
            : "The report is being made. This takes seconds, or minutes over many findings."}
        </p>
        <p className={classes.meta}>
          Begun <Since instant={report.created_at} />. It goes on without this page.
        </p>
      </div>
    );
  }
  if (report.status === "failed") {
    return (
      <ErrorBlock title="The report could not be made.">
        <Plain text={report.status_message ?? "The server did not say why."} /> Make it again from the list; nothing
        else was changed.
      </ErrorBlock>
    );
  }
  return <Preview report={report} />;
}

/** Larger documents are for reading elsewhere: a frame of them makes the page slow. */
const previewBytesAtMost = 4_000_000;

/** Our own HTML form of the report, in a frame that runs nothing. */
function Preview({ report }: { report: Report }) {
  const client = useClient();
  const size = report.renditions.find((one) => one.format === "html")?.size;
  const shown = size !== undefined && size <= previewBytesAtMost;
  const html = useQuery({
    queryKey: ["report-html", report.id],
    queryFn: async ({ signal }) => (await client.reports.download(report.id, "html", signal)).text(),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: shown,
  });
  if (!shown) return <Note>The report is too long for a preview here. Download it in the form you need.</Note>;
  if (html.data === undefined) return <Reading query={html} queryKey={["report-html", report.id]} what="the preview" />;
  return <iframe className={classes.preview} title="Preview of the report" sandbox="" srcDoc={html.data} />;
}

function Downloads({ report }: { report: Report }) {
  const client = useClient();
  if (report.renditions.length === 0) return null;
  return (
    <nav className={classes.downloads} aria-label="Download">
      {renditionsInOrder(report).map(({ format, size }) => (
        <a key={format} href={client.reports.downloadUrl(report.id, format)} download>
          <Icon name="download" />
          {formatNames[format]}
          <span>{bytesText(size)}</span>
        </a>
      ))}
    </nav>
  );
}

function About({ report }: { report: Report }) {
  return (
    <Facts
      facts={[
        ["Type", typeWords[report.type].name],
        ["Made", <Since key="made" instant={report.generated_at ?? report.created_at} />],
        ["Kept until", dayText(report.expires_at)],
        ["Scans", countOf(report.scan_ids.length, "scan")],
        ...(report.scan_duration === null
          ? []
          : [["Scanned for", durationText(report.scan_duration)] as [string, string]]),
        ...(report.counts === null
          ? []
          : [["Findings", <SeverityCounts key="counts" counts={report.counts} />] as const]),
        ...(report.health_score === null
          ? []
          : [
              [
                "Health",
                `${report.health_score} of 100, ${report.health_rating?.toLowerCase() ?? "not rated"}`,
              ] as const,
            ]),
        ...filterLines(report).map(([name, text]) => [name, <Plain key={name} text={text} />] as const),
      ]}
    />
  );
}

function DeleteReport({
  report,
  onClose,
  onDeleted,
}: {
  report: Report | undefined;
  onClose: () => void;
  onDeleted: () => void;
}) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: (one: Report) => client.reports.remove(one.id),
    onSuccess: (_done, one) => {
      void cache.invalidateQueries({ queryKey: ["reports"] });
      onClose();
      toast(`${one.title} was deleted.`);
      onDeleted();
    },
  });
  return (
    <Confirm
      open={report !== undefined}
      title="Delete report"
      keepLabel="Keep report"
      actLabel="Delete report"
      pending={remove.isPending}
      onKeep={onClose}
      onAct={() => report !== undefined && remove.mutate(report)}
    >
      <p>Its documents are removed for good. The scans that it tells of stay, and it can be made anew from them.</p>
      {remove.error === null || report === undefined ? null : (
        <Failure error={remove.error} what="The report was not deleted." onRetry={() => remove.mutate(report)} />
      )}
    </Confirm>
  );
}
