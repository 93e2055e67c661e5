import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient } from "../../client/index.ts";
import { Button, Confirm, Note, Plain, Section, State, Table, type TableColumn, useToast } from "../../design/index.ts";
import { ProviderDialog } from "./provider-dialog.tsx";
import type { Provider } from "./provider-form.ts";
import { ssoKey } from "./queries.ts";
import classes from "./sso.module.css";

const columns: readonly [TableColumn<Provider>, ...TableColumn<Provider>[]] = [
  {
    name: "Provider",
    cell: (one) => (
      <span className={classes.provider}>
        <Plain text={one.display_name} />
        <small>
          <Plain text={one.kind === "oidc" ? one.issuer : one.idp_entity_id} />
        </small>
      </span>
    ),
  },
  { name: "Kind", cell: (one) => (one.kind === "oidc" ? "OpenID Connect" : "SAML") },
  {
    name: "State",
    cell: (one) =>
      one.enabled ? <State shape="check">{one.required ? "Required" : "On"}</State> : <State shape="struck">Off</State>,
  },
];

export function Providers({ providers, mayChange }: { providers: readonly Provider[]; mayChange: boolean }) {
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Provider>();
  const [removing, setRemoving] = useState<Provider>();
  return (
    <Section
      title="Identity providers"
      text="Each stands on the sign-in page as a button beside the password."
      acts={
        mayChange ? (
          <Button icon="plus" onClick={() => setAdding(true)}>
            Add provider
          </Button>
        ) : null
      }
    >
      {providers.length === 0 ? <Note>None yet: everybody signs in with a password.</Note> : null}
      {providers.length > 0 ? (
        <Table
          label="Identity providers"
          columns={columns}
          rows={providers}
          keyOf={(one) => one.id}
          acts={(one) => (
            <>
              <Button tone="quiet" aria-label={`Open ${one.display_name}`} onClick={() => setEditing(one)}>
                Open
              </Button>
              {mayChange ? (
                <Button tone="delete" aria-label={`Remove ${one.display_name}`} onClick={() => setRemoving(one)}>
                  Remove
                </Button>
              ) : null}
            </>
          )}
        />
      ) : null}
      <ProviderDialog
        open={adding || editing !== undefined}
        provider={editing}
        mayChange={mayChange}
        onClose={() => {
          setAdding(false);
          setEditing(undefined);
        }}
      />
      <RemoveProvider provider={removing} onClose={() => setRemoving(undefined)} />
    </Section>
  );
}

function RemoveProvider({ provider, onClose }: { provider: Provider | undefined; onClose: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: (one: Provider) => client.sso[one.kind].delete(one.name),
    onSuccess: (_done, one) => {
      void cache.invalidateQueries({ queryKey: ssoKey });
      onClose();
      toast(`${one.display_name} no longer signs anybody in.`);
    },
  });
  return (
    <Confirm
      open={provider !== undefined}
      title={`Remove ${provider?.display_name ?? ""}`}
      keepLabel="Keep provider"
      actLabel="Remove provider"
      pending={remove.isPending}
      onKeep={onClose}
      onAct={() => provider !== undefined && remove.mutate(provider)}
    >
      <p>
        People keep their accounts. Whoever came in by this provider alone cannot sign in until they have another way.
      </p>
      {remove.error === null || provider === undefined ? null : (
        <Failure error={remove.error} what="The provider was not removed." onRetry={() => remove.mutate(provider)} />
      )}
    </Confirm>
  );
}
