import { Button } from "../control/button.tsx";

/** The acts of a row that can be switched off: edit, switch, delete. */
export function RuleActs<Row extends { readonly name: string; readonly enabled: boolean }>({
  row,
  turning,
  onEdit,
  onTurn,
  onDelete,
}: {
  row: Row;
  /** It is being switched. */
  turning: boolean;
  onEdit: (row: Row) => void;
  onTurn: (row: Row) => void;
  onDelete: (row: Row) => void;
}) {
  const { name, enabled } = row;
  return (
    <>
      <Button tone="quiet" aria-label={`Edit ${name}`} onClick={() => onEdit(row)}>
        Edit
      </Button>
      <Button
        tone="quiet"
        aria-label={`Switch ${enabled ? "off" : "on"} ${name}`}
        pending={turning}
        onClick={() => onTurn(row)}
      >
        {enabled ? "Switch off" : "Switch on"}
      </Button>
      <Button tone="delete" aria-label={`Delete ${name}`} onClick={() => onDelete(row)}>
        Delete
      </Button>
    </>
  );
}
