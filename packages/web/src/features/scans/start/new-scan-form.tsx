import { ApiError, type ScanTarget } from "@gatewatch/sdk";
import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { Failure, useClient, useDraft, useMay } from "../../../client/index.ts";
import { Button, Command, Icon, type IconName, Note } from "../../../design/index.ts";
import { plannedEngines } from "../engines.ts";
import { EnginePreview } from "./engine-preview.tsx";
import { type Recognised, recogniseTarget } from "./recognise-target.ts";
import { shellWord } from "./shell-word.ts";
import classes from "./start.module.css";

const consequences = {
  repository: "Clones to the server, sends nothing elsewhere.",
  folder: "Reads the folder on the server, changes nothing in it.",
  archive: "Keeps the archive on the server until it is scanned.",
  web: "Sends requests to this page and its host, to nothing else.",
};

export function NewScanForm({ onStarted }: { onStarted: (scanId: string) => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const may = useMay("scans.run");
  const [text, setText] = useDraft("start.target");
  const [typedBranch, setTypedBranch] = useState("");
  const [typedSince, setTypedSince] = useState("");
  const [asWeb, setAsWeb] = useState(false);
  const [archive, setArchive] = useState<File>();
  const [empty, setEmpty] = useState(false);
  const picker = useRef<HTMLInputElement>(null);

  const understood = recogniseTarget(text);
  const recognised: Recognised =
    asWeb && understood.kind === "repository" && isPage(text) ? webOf(text, understood.private) : understood;
  const branch = typedBranch.trim() || (recognised.kind === "repository" ? recognised.branch : undefined);
  const since = typedSince.trim();

  const start = useMutation({
    mutationFn: async (target: ScanTarget) =>
      client.scans.create({ target, ...("git_url" in target && since !== "" && { changed_since: since }) }),
    onSuccess: ({ scanId }) => {
      setText("");
      void cache.invalidateQueries({ queryKey: ["scans"] });
      onStarted(scanId);
    },
  });
  const upload = useMutation({
    mutationFn: async (file: File) => (await client.uploads.create(typed(file))).upload_id,
    onSuccess: (upload_id) => start.mutate({ upload_id }),
  });
  const pending = start.isPending || upload.isPending;
  const failed = start.error ?? upload.error;
  // The same target would be refused again.
  const refused = start.error instanceof ApiError && [400, 403, 422].includes(start.error.status);

  function change(next: string) {
    setText(next);
    setAsWeb(false);
    setEmpty(false);
    start.reset();
  }
  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (archive !== undefined) upload.mutate(archive);
    else if (recognised.kind === "none" || recognised.kind === "unknown") setEmpty(recognised.kind === "none");
    else
      start.mutate(
        recognised.kind === "repository" && branch !== undefined
          ? withBranch(recognised.target, branch)
          : recognised.target,
      );
  }

  const kind = archive === undefined ? recognised.kind : "archive";
  const known = kind !== "none" && kind !== "unknown";
  return (
    <form className={classes.form} onSubmit={submit}>
      {archive === undefined ? (
        <div className={classes.target}>
          <TextInput
            label="Target"
            placeholder="https://git.example.com/acme/api.git"
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={text}
            onChange={(event) => change(event.currentTarget.value)}
            error={
              recognised.kind === "unknown"
                ? recognised.reason
                : empty
                  ? "Name a repository, a page or a folder."
                  : undefined
            }
          />
          <Button type="submit" tone="primary" pending={pending} disabled={!may || refused}>
            Start scan
          </Button>
        </div>
      ) : (
        <div className={classes.target}>
          <p className={classes.file}>
            <Icon name="archive" />
            {archive.name}
            <Button tone="quiet" disabled={pending} onClick={() => setArchive(undefined)}>
              Remove
            </Button>
          </p>
          <Button type="submit" tone="primary" pending={pending} disabled={!may || refused}>
            {upload.isPending ? "Uploading" : "Start scan"}
          </Button>
        </div>
      )}
      {may ? null : <Note>Needs scans.run, which your role does not have. An Admin of the team can grant it.</Note>}

      {known ? (
        <div className={classes.understood} aria-live="polite">
          <Icon name={icons[kind]} />
          <span className={classes.kind}>{kindNames[kind]}</span>
          {kind === "repository" ? (
            <label className={classes.branch}>
              branch
              <input
                value={typedBranch}
                placeholder={(recognised.kind === "repository" ? recognised.branch : undefined) ?? "default"}
                onChange={(event) => setTypedBranch(event.currentTarget.value)}
              />
            </label>
          ) : null}
          {kind === "repository" ? (
            <label className={classes.branch}>
              only changes since
              <input
                value={typedSince}
                placeholder="everything"
                onChange={(event) => setTypedSince(event.currentTarget.value)}
              />
            </label>
          ) : null}
          {kind === "repository" && isPage(text) ? (
            <Button tone="quiet" onClick={() => setAsWeb(true)}>
              Scan as a web page instead
            </Button>
          ) : null}
          {kind === "web" && asWeb ? (
            <Button tone="quiet" onClick={() => setAsWeb(false)}>
              Scan as a Git repository instead
            </Button>
          ) : null}
        </div>
      ) : (
        <p className={classes.understood}>A Git repository, a web page, or a folder on this server.</p>
      )}

      {"private" in recognised && recognised.private && archive === undefined && failed === null ? (
        <PrivateNote />
      ) : null}
      {failed === null ? null : (
        <div className={classes.failure}>
          <Failure error={failed} what="The scan was not started." onRetry={() => submit()} />
          {"private" in recognised && recognised.private ? (
            <Note>Or run the command below on a machine inside that network.</Note>
          ) : null}
        </div>
      )}

      {known ? (
        <>
          <EnginePreview engines={kind === "web" ? plannedEngines.web : plannedEngines.tree} />
          <p className={classes.consequence}>{consequences[kind]}</p>
        </>
      ) : null}
      {archive === undefined ? (
        <Command line={`npx gatewatch scan ${text.trim() === "" ? "TARGET" : shellWord(text.trim())}`} />
      ) : null}

      <p className={classes.other}>
        Or{" "}
        <button type="button" className={classes.link} onClick={() => picker.current?.click()}>
          upload an archive
        </button>{" "}
        (.tar.gz, .tgz or .zip), or name a folder on this server by its full path.
        <input
          ref={picker}
          type="file"
          hidden
          accept=".tgz,.gz,.zip,application/gzip,application/zip"
          aria-label="Archive"
          onChange={(event) => {
            setArchive(event.currentTarget.files?.[0]);
            start.reset();
            upload.reset();
          }}
        />
      </p>
    </form>
  );
}

function PrivateNote() {
  return (
    <Note tone="warning">
      This address is private. The server scans it only if <code>GATEWATCH_ALLOW_TARGETS</code> names it or its network.
    </Note>
  );
}

const kindNames = {
  repository: "Git repository",
  web: "Web page",
  folder: "Folder on this server",
  archive: "Archive",
};
const icons = { repository: "git", web: "globe", folder: "folder", archive: "archive" } as const satisfies Record<
  string,
  IconName
>;

const isPage = (text: string) => /^https?:\/\//i.test(text.trim());
const webOf = (text: string, isPrivate: boolean): Recognised => ({
  kind: "web",
  target: { url: text.trim() },
  private: isPrivate,
});
const withBranch = (target: ScanTarget, branch: string): ScanTarget =>
  "git_url" in target ? { ...target, branch } : target;

/** Browsers leave the type of a .tgz empty; the server wants to know which of the two it is. */
function typed(file: File): Blob {
  return new Blob([file], { type: /\.zip$/i.test(file.name) ? "application/zip" : "application/gzip" });
}
