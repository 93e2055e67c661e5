import { type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import { Button, ErrorBlock, Loading } from "../design/index.ts";

/** A first read under way: grey rows, then words, then a way to stop it, and from there a way to try again. */
export function Reading({
  query,
  queryKey,
  what,
  rows,
}: {
  query: Pick<UseQueryResult, "fetchStatus" | "refetch">;
  queryKey: readonly unknown[];
  what: string;
  rows?: number;
}) {
  const cache = useQueryClient();
  if (query.fetchStatus === "idle") {
    return (
      <ErrorBlock
        title={`Loading ${what} was stopped.`}
        act={<Button onClick={() => void query.refetch()}>Try again</Button>}
      />
    );
  }
  return (
    <Loading
      what={what}
      onCancel={() => void cache.cancelQueries({ queryKey })}
      {...(rows === undefined ? {} : { rows })}
    />
  );
}
