/** What GitLab takes a security report for. */
export type ReportType = "sast" | "secret_detection" | "dast";
