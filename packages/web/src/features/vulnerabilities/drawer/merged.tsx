import type { Vulnerability } from "@gatewatch/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Failure, useClient } from "../../../client/index.ts";
import { Button, countOf, Plain, useToast } from "../../../design/index.ts";
import { refreshVulnerabilities } from "../queries.ts";
import classes from "./drawer.module.css";

/** What is shown as a part of it, each to be taken out again. */
export function Merged({
  vulnerability: { id, merged },
  mayWrite,
}: {
  vulnerability: Vulnerability;
  mayWrite: boolean;
}) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const unmerge = useMutation({
    mutationFn: (part: string) => client.vulnerabilities.unmerge(part),
    onSuccess: (_part, partId) =>
      toast("Unmerged. It stands in the list by itself again.", () => mergeAgain.mutate(partId)),
    onSettled: () => refreshVulnerabilities(cache),
  });
  const mergeAgain = useMutation({
    mutationFn: (part: string) => client.vulnerabilities.merge(part, id),
    onSuccess: () => toast("Merged again."),
    onError: (error) => toast(`Not merged again: ${error.message}`),
    onSettled: () => refreshVulnerabilities(cache),
  });
  if (merged.length === 0) return null;
  return (
    <>
      <h4 className={classes.what}>{countOf(merged.length, "other is", "others are")} merged into it</h4>
      <ul className={classes.links}>
        {merged.map((part) => (
          <li key={part.id}>
            <span>
              <Plain text={part.title} /> <code>vuln_…{part.id.slice(-7)}</code>
            </span>
            {mayWrite ? (
              <Button tone="quiet" pending={unmerge.isPending} onClick={() => unmerge.mutate(part.id)}>
                Unmerge
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {unmerge.error === null ? null : <Failure error={unmerge.error} what="It was not unmerged." />}
    </>
  );
}
