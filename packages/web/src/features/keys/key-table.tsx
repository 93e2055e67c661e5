import type { ApiKey } from "@gatewatch/sdk";
import {
  ageText,
  Button,
  dayText,
  KeyPreview,
  Plain,
  Since,
  secondsSince,
  Table,
  type TableColumn,
  Tag,
  useNow,
} from "../../design/index.ts";
import { scopesText } from "./key-words.ts";
import classes from "./keys.module.css";

const columns: readonly [TableColumn<ApiKey>, ...TableColumn<ApiKey>[]] = [
  { name: "Name", cell: (key) => <Plain text={key.name} /> },
  { name: "Key", cell: (key) => <KeyPreview prefix={key.key_prefix} last4={key.last4} /> },
  {
    name: "Scopes",
    cell: (key) => (
      <span className={classes.scopes} title={scopesText(key)}>
        {scopesText(key)}
      </span>
    ),
  },
  { name: "Created", wideOnly: true, cell: (key) => <Since instant={key.created_at} /> },
  { name: "Last used", cell: (key) => <LastUsed apiKey={key} /> },
  { name: "Expires", cell: (key) => <Expires instant={key.expires_at} /> },
];

export function KeyTable({
  keys,
  onDelete,
}: {
  keys: readonly ApiKey[];
  onDelete: ((key: ApiKey) => void) | undefined;
}) {
  return (
    <Table
      label="API keys"
      columns={columns}
      rows={keys}
      keyOf={(key) => key.id}
      acts={
        onDelete &&
        ((key) => (
          <Button tone="delete" aria-label={`Delete ${key.name}`} onClick={() => onDelete(key)}>
            Delete
          </Button>
        ))
      }
    />
  );
}

function LastUsed({ apiKey }: { apiKey: ApiKey }) {
  if (apiKey.last_used_at === null) return <span className={classes.quiet}>Never</span>;
  return (
    <span title={apiKey.last_used_ip === null ? undefined : `from ${apiKey.last_used_ip}`}>
      <Since instant={apiKey.last_used_at} />
    </span>
  );
}

function Expires({ instant }: { instant: string | null }) {
  const now = useNow();
  if (instant === null) return <span className={classes.quiet}>Never</span>;
  const leftSeconds = -secondsSince(instant, now);
  if (leftSeconds <= 0) return <Tag tone="warning">Expired</Tag>;
  return (
    <time dateTime={instant} title={`in ${ageText(leftSeconds)}`}>
      {dayText(instant)}
    </time>
  );
}
