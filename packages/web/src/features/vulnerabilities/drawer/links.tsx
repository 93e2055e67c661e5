import type { Vulnerability } from "@gatewatch/sdk";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Failure, type People } from "../../../client/index.ts";
import { Button, DrawerPart, FieldRow, Form, IconButton, OutLink } from "../../../design/index.ts";
import { Conflict } from "../decide/conflict.tsx";
import { useChange } from "../decide/use-change.ts";
import classes from "./drawer.module.css";

const linksAtMost = 20;

/** Where else it is worked on: tickets, requests, documents. */
export function Links({
  vulnerability,
  mayWrite,
  people,
}: {
  vulnerability: Vulnerability;
  mayWrite: boolean;
  people: People;
}) {
  const { ticket_links: links } = vulnerability;
  const [adding, setAdding] = useState(false);
  const changing = useChange(
    [vulnerability],
    () => "The links were changed.",
    () => setAdding(false),
  );
  return (
    <DrawerPart id="links" title="Links">
      {links.length === 0 && !adding ? <p className={classes.quiet}>Not linked to a ticket.</p> : null}
      {links.length === 0 ? null : (
        <ul className={classes.links}>
          {links.map((link) => (
            <li key={link.url}>
              <OutLink url={link.url}>{link.title ?? link.url}</OutLink>
              {mayWrite ? (
                <IconButton
                  icon="trash"
                  label={`Remove link ${link.title ?? link.url}`}
                  onClick={() => changing.apply({ ticket_links: links.filter((one) => one !== link) })}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {changing.conflict === undefined ? null : <Conflict read={vulnerability} changing={changing} people={people} />}
      {changing.error === null ? null : <Failure error={changing.error} what="The links were not changed." />}
      {adding ? (
        <AddLink
          pending={changing.isPending}
          onAdd={(link) => changing.apply({ ticket_links: [...links, link] })}
          onClose={() => setAdding(false)}
        />
      ) : mayWrite && links.length < linksAtMost ? (
        <div>
          <Button icon="plus" onClick={() => setAdding(true)}>
            Add link
          </Button>
        </div>
      ) : null}
    </DrawerPart>
  );
}

function AddLink({
  pending,
  onAdd,
  onClose,
}: {
  pending: boolean;
  onAdd: (link: { url: string; title?: string }) => void;
  onClose: () => void;
}) {
  const [url, setUrl] = useState("");
  const [title, setTitle] = useState("");
  const [sent, setSent] = useState(false);
  const wrong = /^https?:\/\/[^\s/]+\S*$/i.test(url.trim())
    ? undefined
    : "An address such as https://tickets.example.com/142 is needed.";
  const submit = () => {
    setSent(true);
    if (wrong === undefined) onAdd({ url: url.trim(), ...(title.trim() === "" ? {} : { title: title.trim() }) });
  };
  return (
    <Form onSubmit={submit}>
      <FieldRow>
        <TextInput
          label="Address"
          type="url"
          autoComplete="off"
          maxLength={2048}
          value={url}
          error={sent ? wrong : undefined}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <TextInput
          label="Name"
          autoComplete="off"
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </FieldRow>
      <div className={classes.acts}>
        <Button type="submit" pending={pending}>
          Add link
        </Button>
        <Button tone="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
