import type { ApiKey } from "@gatewatch/sdk";
import { ageText, Button, dayText, KeyPreview, Plain, Since, secondsSince, Tag, useNow } from "../../design/index.ts";
import { scopesText } from "./key-words.ts";
import classes from "./keys.module.css";

export function KeyTable({
  keys,
  onDelete,
}: {
  keys: readonly ApiKey[];
  onDelete: ((key: ApiKey) => void) | undefined;
}) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Key</th>
          <th scope="col">Scopes</th>
          <th scope="col">Created</th>
          <th scope="col">Last used</th>
          <th scope="col">Expires</th>
          <th scope="col">
            <span className="gw-hidden">Acts</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <th scope="row">
              <Plain text={key.name} />
            </th>
            <td data-name="Key">
              <KeyPreview prefix={key.key_prefix} last4={key.last4} />
            </td>
            <td data-name="Scopes" className={classes.scopes} title={scopesText(key)}>
              {scopesText(key)}
            </td>
            <td data-name="Created">
              <Since instant={key.created_at} />
            </td>
            <td data-name="Last used">
              <LastUsed apiKey={key} />
            </td>
            <td data-name="Expires">
              <Expires instant={key.expires_at} />
            </td>
            <td className={classes.act}>
              {onDelete === undefined ? null : (
                <Button
                  tone="quiet"
                  className={classes.delete}
                  aria-label={`Delete ${key.name}`}
                  onClick={() => onDelete(key)}
                >
                  Delete
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
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
