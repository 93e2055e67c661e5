/**
 * What a restored database runs before anything else: scans that waited or ran when the backup was made have no job any
 * more, so they wait again, and the worker's sweep admits them.
 */
export const requeueRestored = `
  UPDATE scans_scan SET status = 'queued', attempt = 0, admitted_at = NULL, heartbeat_at = NULL
  WHERE status IN ('queued', 'running')`;
