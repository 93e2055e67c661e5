import type { VulnerabilityPolicyMatch } from "@gatewatch/sdk";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Failure, useClient } from "../../client/index.ts";
import { countOf, Note, Plain } from "../../design/index.ts";

const quietMs = 400;
const namedAtMost = 3;

/** What the policy would fit now, asked when the typing rests. */
export function PolicyPreview({ match, isReadable }: { match: VulnerabilityPolicyMatch; isReadable: boolean }) {
  const client = useClient();
  const text = JSON.stringify(match);
  const [asked, setAsked] = useState({ match, text });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the match, compared by its content
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ match, text }), quietMs);
    return () => clearTimeout(timer);
  }, [text]);
  const preview = useQuery({
    queryKey: ["policy-preview", asked.text],
    queryFn: () => client.vulnerabilityPolicies.preview(asked.match),
    placeholderData: keepPreviousData,
    enabled: isReadable,
    staleTime: 0,
  });
  if (preview.isError)
    return <Failure error={preview.error} what="What it would fit could not be read." onRetry={preview.refetch} />;
  if (preview.data === undefined) return <Note>Asking the server what it would fit…</Note>;
  const { matched, matched_kind: kind, sample } = preview.data;
  const named = sample.slice(0, namedAtMost).map(({ title }) => title);
  return (
    <Note>
      <div role="status" data-testid="policy-preview">
        Fits {kind === "exact" ? "" : "more than "}
        {countOf(matched, "open vulnerability", "open vulnerabilities")} now
        {named.length === 0 ? "." : ": "}
        {named.length === 0 ? null : <Plain text={`${named.join("; ")}${matched > named.length ? "; …" : "."}`} />}
      </div>
    </Note>
  );
}
