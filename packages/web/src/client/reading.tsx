import { type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import { Button, ErrorBlock, Loading } from "../design/index.ts";
import { Failure } from "./failure.tsx";

/**
 * A first read that nothing came of yet: grey rows, then words, then a way to stop it; stopped or failed, a way to try
 * again. Nothing once there is something to show. `what` ends a sentence: "the scan", "policies".
 */
export function Reading({
  query,
  queryKey,
  what,
  rows,
}: {
  query: Pick<UseQueryResult, "data" | "error" | "fetchStatus" | "refetch">;
  queryKey: readonly unknown[];
  what: string;
  rows?: number;
}) {
  const cache = useQueryClient();
  if (query.data !== undefined) return null;
  const again = () => void query.refetch();
  if (query.error !== null) {
    const name = what.replace(/^the /, "");
    return <Failure error={query.error} what={`The ${name} could not be read.`} onRetry={again} />;
  }
  if (query.fetchStatus === "idle") {
    return <ErrorBlock title={`Loading ${what} was stopped.`} act={<Button onClick={again}>Try again</Button>} />;
  }
  return (
    <Loading
      what={what}
      onCancel={() => void cache.cancelQueries({ queryKey })}
      {...(rows === undefined ? {} : { rows })}
    />
  );
}
