import type { ApiKey, CreatedKey } from "@gatewatch/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Reading, useClient, useMay } from "../../client/index.ts";
import { Button, Empty, Page, Sheet } from "../../design/index.ts";
import { CreateKey } from "./create-key.tsx";
import { DeleteKey } from "./delete-key.tsx";
import { KeyTable } from "./key-table.tsx";
import { NewKey } from "./new-key.tsx";
import { keyListQuery } from "./queries.ts";

/** `/settings/api-keys` */
export function KeysPage() {
  const keys = useQuery(keyListQuery(useClient()));
  const may = useMay("keys.write");
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedKey>();
  const [deleting, setDeleting] = useState<ApiKey>();
  const usable = (keys.data ?? []).filter((key) => !key.is_revoked);
  const create = may ? (
    <Button tone="primary" icon="plus" onClick={() => setCreating(true)}>
      Create API Key
    </Button>
  ) : null;

  return (
    <Page title="API Keys" acts={create}>
      <Sheet lead="A key acts as you, within its scopes, from anywhere that reaches this server. Only its first and last characters are kept.">
        <Reading query={keys} queryKey={["keys"]} what="API keys" rows={4} />
        {keys.data !== undefined && usable.length === 0 ? (
          <Empty title="No API key yet">
            Keys for pipelines, scripts and the command line appear here, with when each was last used.
          </Empty>
        ) : null}
        {usable.length > 0 ? <KeyTable keys={usable} onDelete={may ? setDeleting : undefined} /> : null}
      </Sheet>
      <CreateKey
        open={creating}
        onClose={() => setCreating(false)}
        onCreated={(key) => {
          setCreating(false);
          setCreated(key);
        }}
      />
      <NewKey created={created} onClose={() => setCreated(undefined)} />
      <DeleteKey apiKey={deleting} onClose={() => setDeleting(undefined)} />
    </Page>
  );
}
