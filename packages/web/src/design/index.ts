/**
 * How the product looks: tokens of both schemes, and components that are given everything they show. It never asks a
 * server, never knows a room, and never turns text into markup. `DesignProvider` brings the stylesheets.
 */
export { useAnnounce } from "./control/announce.tsx";
export { Button, IconButton } from "./control/button.tsx";
export { Confirm } from "./control/confirm.tsx";
export { CopyButton } from "./control/copy-button.tsx";
export { Actions, Dialog } from "./control/dialog.tsx";
export { CheckGrid, Choice, Choices, FieldRow, Form } from "./control/form.tsx";
export { lackOf, NewPassword } from "./control/new-password.tsx";
export { useShortcut, useShortcuts } from "./control/shortcuts.tsx";
export { useToast } from "./control/toast.tsx";
export { DesignProvider } from "./design-provider.tsx";
export { Command } from "./evidence/command.tsx";
export { EvidenceBlock } from "./evidence/evidence-block.tsx";
export { Facts } from "./evidence/facts.tsx";
export { KeyPreview } from "./evidence/key-preview.tsx";
export { CopyValue, ShownOnce } from "./evidence/shown-once.tsx";
export { TraceViewer } from "./evidence/trace-viewer.tsx";
export { Icon, type IconName } from "./icon.tsx";
export { Grid, type GridColumn } from "./list/grid.tsx";
export { Page } from "./list/page.tsx";
export { Progress, type ProgressSegment } from "./list/progress.tsx";
export { Share } from "./list/share.tsx";
export { Card, Section, Sheet } from "./list/sheet.tsx";
export { Table, type TableColumn } from "./list/table.tsx";
export { usePhone } from "./list/use-phone.ts";
export { Views } from "./list/views.tsx";
export { SeverityCounts } from "./marks/severity-counts.tsx";
export { SeverityMark, severityNames, severityOrder } from "./marks/severity-mark.tsx";
export { type RingShape, State } from "./marks/state-ring.tsx";
export { Tag } from "./marks/tag.tsx";
export { Empty } from "./state/empty.tsx";
export { ErrorBlock } from "./state/error-block.tsx";
export { Loading } from "./state/loading.tsx";
export { Note } from "./state/note.tsx";
export { Markdown } from "./text/markdown.tsx";
export { useNow } from "./text/now.ts";
export { OutLink } from "./text/out-link.tsx";
export { Plain } from "./text/plain.tsx";
export { Since } from "./text/since.tsx";
export { bytesText, countOf, countText } from "./words/number.ts";
export { ageText, dayText, durationText, exactText, secondsSince } from "./words/time.ts";
