import { Checkbox, NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient } from "../../client/index.ts";
import {
  Actions,
  Button,
  Card,
  Choice,
  Choices,
  CopyValue,
  Dialog,
  FieldRow,
  Form,
  Note,
  useToast,
} from "../../design/index.ts";
import { GroupRoleMap, roleChoices, roleOf } from "./group-role-map.tsx";
import { formOf, lacksOf, newProvider, oidcBody, type Provider, type ProviderForm, samlBody } from "./provider-form.ts";
import { ssoKey } from "./queries.ts";

/** A new provider, or one that is there with the addresses that its other side needs. */
export function ProviderDialog({
  open,
  provider,
  mayChange,
  onClose,
}: {
  open: boolean;
  provider: Provider | undefined;
  mayChange: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog title={provider?.display_name ?? "Add identity provider"} open={open} onClose={onClose} width={640}>
      <ProviderFields key={provider?.id ?? "new"} provider={provider} mayChange={mayChange} onClose={onClose} />
    </Dialog>
  );
}

function ProviderFields({
  provider,
  mayChange,
  onClose,
}: {
  provider: Provider | undefined;
  mayChange: boolean;
  onClose: () => void;
}) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const [form, setForm] = useState<ProviderForm>(provider === undefined ? newProvider : formOf(provider));
  const [sent, setSent] = useState(false);
  const lacks = lacksOf(form);
  const change = (part: Partial<ProviderForm>) => setForm({ ...form, ...part });
  const save = useMutation({
    mutationFn: async () => {
      const { origin } = window.location;
      if (form.kind === "oidc") {
        const body = oidcBody(form, provider?.kind === "oidc" ? provider : undefined, origin);
        await (provider === undefined
          ? client.sso.oidc.create({ name: form.name, ...body })
          : client.sso.oidc.replace(form.name, body));
      } else {
        const body = samlBody(form, provider?.kind === "saml" ? provider : undefined, origin);
        await (provider === undefined
          ? client.sso.saml.create({ name: form.name, ...body })
          : client.sso.saml.replace(form.name, body));
      }
    },
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ssoKey });
      onClose();
      toast(`${form.displayName || form.name} is saved.`);
    },
  });
  const submit = () => {
    setSent(true);
    if (Object.keys(lacks).length === 0) save.mutate();
  };
  return (
    <Form onSubmit={submit}>
      {provider === undefined ? <NewOnly form={form} onChange={change} wrong={sent ? lacks.name : undefined} /> : null}
      <Addresses provider={provider} form={form} />
      <TextInput
        label="Shown as"
        description="On the button of the sign-in page"
        maxLength={100}
        value={form.displayName}
        onChange={(event) => change({ displayName: event.currentTarget.value })}
      />
      {form.kind === "oidc" ? (
        <>
          <TextInput
            label="Issuer"
            placeholder="https://login.example.com"
            type="url"
            value={form.issuer}
            error={sent ? lacks.issuer : undefined}
            onChange={(event) => change({ issuer: event.currentTarget.value })}
          />
          <FieldRow>
            <TextInput
              label="Client id"
              description="As the provider made it"
              autoComplete="off"
              value={form.clientId}
              error={sent ? lacks.clientId : undefined}
              onChange={(event) => change({ clientId: event.currentTarget.value })}
            />
            <PasswordInput
              label="Client secret"
              description={
                provider?.kind === "oidc" && provider.has_client_secret
                  ? "Kept; type to replace it"
                  : "Nothing for a public client"
              }
              autoComplete="off"
              value={form.clientSecret}
              onChange={(event) => change({ clientSecret: event.currentTarget.value })}
              visibilityToggleButtonProps={{ "aria-label": "Show client secret" }}
            />
          </FieldRow>
        </>
      ) : (
        <TextInput
          label="Metadata address"
          description="Read when it is saved, and once a day"
          placeholder="https://login.example.com/saml/metadata"
          type="url"
          value={form.metadataUrl}
          error={sent ? lacks.metadataUrl : undefined}
          onChange={(event) => change({ metadataUrl: event.currentTarget.value })}
        />
      )}
      <WhoComesIn form={form} onChange={change} />
      {save.error === null ? null : (
        <Failure error={save.error} what="The provider was not saved." onRetry={() => save.mutate()} />
      )}
      {mayChange ? (
        <Actions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary" pending={save.isPending}>
            {provider === undefined ? "Add provider" : "Save provider"}
          </Button>
        </Actions>
      ) : (
        <Note>Needs sso.write. An Admin of the team can change this.</Note>
      )}
    </Form>
  );
}

interface Part {
  readonly form: ProviderForm;
  readonly onChange: (part: Partial<ProviderForm>) => void;
}

function NewOnly({ form, onChange, wrong }: Part & { wrong: string | undefined }) {
  return (
    <>
      <Choices legend="Kind">
        <Choice group="kind" checked={form.kind === "oidc"} onChoose={() => onChange({ kind: "oidc" })}>
          OpenID Connect
        </Choice>
        <Choice group="kind" checked={form.kind === "saml"} onChoose={() => onChange({ kind: "saml" })}>
          SAML 2.0
        </Choice>
      </Choices>
      <TextInput
        label="Name"
        description="Stands in addresses, cannot be changed later"
        placeholder="okta"
        autoComplete="off"
        maxLength={63}
        value={form.name}
        error={wrong}
        onChange={(event) => onChange({ name: event.currentTarget.value.trim() })}
      />
    </>
  );
}

/** What the provider's own settings ask for. */
function Addresses({ provider, form }: { provider: Provider | undefined; form: ProviderForm }) {
  const root = `${window.location.origin}/api/v1/auth`;
  if (form.kind === "oidc") {
    const redirect = provider?.kind === "oidc" ? provider.redirect_url : `${root}/oidc/callback`;
    return (
      <Card>
        <CopyValue name="Redirect address" value={redirect} />
      </Card>
    );
  }
  const metadata = `${root}/saml/metadata?provider=${encodeURIComponent(form.name)}`;
  const saml = provider?.kind === "saml" ? provider : undefined;
  return (
    <Card>
      <CopyValue name="Metadata" value={metadata} />
      <CopyValue name="Entity id" value={saml?.entity_id ?? metadata} />
      <CopyValue name="Answer address (ACS)" value={saml?.acs_url ?? `${root}/saml/acs`} />
    </Card>
  );
}

function WhoComesIn({ form, onChange }: Part) {
  return (
    <>
      <FieldRow>
        <NativeSelect
          label="Role without a group"
          data={roleChoices}
          value={form.defaultRole}
          onChange={(event) => onChange({ defaultRole: roleOf(event.currentTarget.value) })}
        />
        <TextInput
          label="Group of administrators"
          maxLength={200}
          value={form.adminGroup}
          onChange={(event) => onChange({ adminGroup: event.currentTarget.value })}
        />
      </FieldRow>
      <GroupRoleMap
        legend="Roles by group"
        roles={form.groupRoles}
        onRoles={(groupRoles) => onChange({ groupRoles })}
      />
      <TextInput
        label="Only addresses of these domains"
        description="With commas between; nothing: any"
        placeholder="example.com"
        value={form.emailDomains}
        onChange={(event) => onChange({ emailDomains: event.currentTarget.value })}
      />
      <Check
        label="On"
        text="Stands on the sign-in page."
        checked={form.enabled}
        onCheck={(enabled) => onChange({ enabled })}
      />
      <Check
        label="Make accounts at the first sign-in"
        text="Otherwise only people who were invited come in."
        checked={form.jit}
        onCheck={(jit) => onChange({ jit })}
      />
      <Check
        label="Require this provider"
        text="Passwords let nobody of this team in, but administrators that are named for emergencies below."
        checked={form.required}
        onCheck={(required) => onChange({ required })}
      />
    </>
  );
}

function Check({
  label,
  text,
  checked,
  onCheck,
}: {
  label: string;
  text: string;
  checked: boolean;
  onCheck: (checked: boolean) => void;
}) {
  return (
    <Checkbox
      size="xs"
      color="var(--gw-accent)"
      label={label}
      description={text}
      checked={checked}
      onChange={(event) => onCheck(event.currentTarget.checked)}
    />
  );
}
