import type { Integration } from "@gatewatch/sdk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, Reading, useClient, useMay } from "../../client/index.ts";
import {
  Button,
  Confirm,
  Empty,
  Page,
  Plain,
  Sheet,
  Since,
  State,
  Table,
  type TableColumn,
  useToast,
} from "../../design/index.ts";
import { Connect } from "./connect.tsx";
import { Projects } from "./projects.tsx";
import { providerNames } from "./provider-words.ts";
import { integrationsKey, integrationsQuery } from "./queries.ts";
import { ReplaceToken } from "./replace-token.tsx";

const columns: readonly [TableColumn<Integration>, ...TableColumn<Integration>[]] = [
  { name: "Instance", cell: (one) => <Plain text={one.instance} /> },
  { name: "Kind", wideOnly: true, cell: (one) => providerNames[one.provider] },
  { name: "Account", cell: (one) => <Plain text={one.account} /> },
  {
    name: "Token",
    wraps: true,
    cell: (one) =>
      one.problem === null ? (
        <State shape="check">Works</State>
      ) : (
        <State shape="failed">
          <Plain text={one.problem} />
        </State>
      ),
  },
  { name: "Checked", wideOnly: true, cell: (one) => <Since instant={one.checked_at} /> },
];

/** `/settings/integrations` */
export function IntegrationsPage({ onScan }: { onScan: (scanId: string) => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const integrations = useQuery(integrationsQuery(client));
  const may = useMay("integrations.write");
  const [connecting, setConnecting] = useState(false);
  const [browsing, setBrowsing] = useState<Integration>();
  const [replacing, setReplacing] = useState<Integration>();
  const [removing, setRemoving] = useState<Integration>();
  const check = useMutation({
    mutationFn: (id: string) => client.integrations.check(id),
    onSuccess: () => void cache.invalidateQueries({ queryKey: integrationsKey }),
  });
  return (
    <Page
      title="Integrations"
      acts={
        may ? (
          <Button tone="primary" icon="plus" onClick={() => setConnecting(true)}>
            Connect
          </Button>
        ) : null
      }
    >
      <Sheet lead="Connections to GitLab and GitHub, so that private repositories can be scanned. A token is sealed on this server and never shown again.">
        <Reading query={integrations} queryKey={integrationsKey} what="integrations" rows={3} />
        {check.error === null ? null : <Failure error={check.error} what="The token was not checked." />}
        {integrations.data?.length === 0 ? (
          <Empty title="Nothing is connected yet">
            GitLab and GitHub instances appear here with whether their token works. Public repositories need none.
          </Empty>
        ) : null}
        {integrations.data !== undefined && integrations.data.length > 0 ? (
          <Table
            label="Integrations"
            columns={columns}
            rows={integrations.data}
            keyOf={(one) => one.id}
            acts={(one) => (
              <>
                <Button tone="quiet" aria-label={`Projects of ${one.instance}`} onClick={() => setBrowsing(one)}>
                  Projects
                </Button>
                {may ? (
                  <>
                    <Button
                      tone="quiet"
                      aria-label={`Check ${one.instance}`}
                      pending={check.isPending && check.variables === one.id}
                      onClick={() => check.mutate(one.id)}
                    >
                      Check
                    </Button>
                    <Button
                      tone="quiet"
                      aria-label={`Replace token of ${one.instance}`}
                      onClick={() => setReplacing(one)}
                    >
                      Replace token
                    </Button>
                    <Button tone="delete" aria-label={`Remove ${one.instance}`} onClick={() => setRemoving(one)}>
                      Remove
                    </Button>
                  </>
                ) : null}
              </>
            )}
          />
        ) : null}
      </Sheet>
      <Connect open={connecting} onClose={() => setConnecting(false)} />
      <Projects integration={browsing} onClose={() => setBrowsing(undefined)} onScan={onScan} />
      <ReplaceToken integration={replacing} onClose={() => setReplacing(undefined)} />
      <RemoveIntegration integration={removing} onClose={() => setRemoving(undefined)} />
    </Page>
  );
}

function RemoveIntegration({ integration, onClose }: { integration: Integration | undefined; onClose: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: (one: Integration) => client.integrations.delete(one.id),
    onSuccess: (_done, one) => {
      void cache.invalidateQueries({ queryKey: integrationsKey });
      onClose();
      toast(`${one.instance} is no longer connected.`);
    },
  });
  return (
    <Confirm
      open={integration !== undefined}
      title={`Remove ${integration?.instance ?? ""}`}
      keepLabel="Keep connection"
      actLabel="Remove connection"
      pending={remove.isPending}
      onKeep={onClose}
      onAct={() => integration !== undefined && remove.mutate(integration)}
    >
      <p>
        The token is forgotten here; end it at {integration === undefined ? "" : providerNames[integration.provider]}{" "}
        too. Private repositories of this instance can no longer be scanned. What was found stays.
      </p>
      {remove.error === null || integration === undefined ? null : (
        <Failure
          error={remove.error}
          what="The connection was not removed."
          onRetry={() => remove.mutate(integration)}
        />
      )}
    </Confirm>
  );
}
