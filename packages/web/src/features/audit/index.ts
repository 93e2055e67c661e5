/** The audit log, as it stands: filters, export, and whether what is shown links without a gap. It changes nothing. */
export { AuditPage, type AuditSearch } from "./audit-page.tsx";
