import type { Integration, ScmProject } from "@gatewatch/sdk";
import { TextInput } from "@mantine/core";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, Reading, useClient, useMay } from "../../client/index.ts";
import { Button, Dialog, Note, Plain, Tag } from "../../design/index.ts";
import classes from "./integrations.module.css";
import { projectsKey, projectsQuery } from "./queries.ts";

/** What the token can read; a scan starts from any of them. */
export function Projects({
  integration,
  onClose,
  onScan,
}: {
  integration: Integration | undefined;
  onClose: () => void;
  onScan: (scanId: string) => void;
}) {
  return (
    <Dialog
      title={`Projects of ${integration?.instance ?? ""}`}
      open={integration !== undefined}
      onClose={onClose}
      width={640}
    >
      {integration === undefined ? null : <ProjectList integration={integration} onScan={onScan} />}
    </Dialog>
  );
}

function ProjectList({ integration, onScan }: { integration: Integration; onScan: (scanId: string) => void }) {
  const client = useClient();
  const may = useMay("scans.run");
  const [text, setText] = useState("");
  const [search, setSearch] = useState("");
  const projects = useInfiniteQuery(projectsQuery(client, integration.id, search));
  const scan = useMutation({
    mutationFn: ({ url, default_branch }: ScmProject) =>
      client.scans.create({
        target: { git_url: url, ...(default_branch === null ? {} : { branch: default_branch }) },
      }),
    onSuccess: ({ scanId }) => onScan(scanId),
  });
  const rows = projects.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setSearch(text.trim());
        }}
      >
        <TextInput
          aria-label="Find a project"
          placeholder="Find a project, then Enter"
          data-autofocus
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </form>
      <Reading query={projects} queryKey={projectsKey(integration.id, search)} what="projects" rows={5} />
      {scan.error === null ? null : <Failure error={scan.error} what="The scan was not started." />}
      {projects.isSuccess && rows.length === 0 ? (
        <Note>
          {search === ""
            ? "The token can read no project. Give it the rights named above, or use one of another account."
            : "No project is called so."}
        </Note>
      ) : null}
      {rows.length > 0 ? (
        <ul className={classes.projects}>
          {rows.map((project) => (
            <li key={project.full_name}>
              <span className={classes.name}>
                <Plain text={project.full_name} />{" "}
                {project.default_branch === null ? null : (
                  <span className={classes.branch}>
                    <Plain text={project.default_branch} />
                  </span>
                )}
              </span>
              {project.is_archived ? <Tag>Archived</Tag> : null}
              {project.is_private ? <Tag>Private</Tag> : null}
              {may ? (
                <Button
                  pending={scan.isPending && scan.variables?.full_name === project.full_name}
                  aria-label={`Scan ${project.full_name}`}
                  onClick={() => scan.mutate(project)}
                >
                  Scan
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {projects.hasNextPage ? (
        <Button pending={projects.isFetchingNextPage} onClick={() => void projects.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
}
