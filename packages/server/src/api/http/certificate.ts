import { type FSWatcher, watch } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Server } from "node:https";
import { dirname } from "node:path";
import { createSecureContext, type SecureContextOptions } from "node:tls";
import type { Clock } from "@gatewatch/base/clock";
import { messageOf } from "@gatewatch/base/fault";
import type { Log } from "@gatewatch/base/log";
import { httpFaults } from "./faults.ts";

/** The server's certificate, as it is now. */
export interface Certificate {
  current(): SecureContextOptions;
  /** New connections of this server get each new certificate; open ones keep theirs. */
  follow(server: Server): void;
  close(): void;
}

export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

const pollMs = 5000;

/**
 * Reads certificate and key (PEM), and again whenever they change: watched, and looked at every five seconds where
 * watching does not work. A pair that cannot be used is logged and the last good one stays.
 *
 * @throws Fault `http.certificate` when the first pair cannot be used
 */
export async function openCertificate(
  files: CertificateFiles,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<Certificate> {
  let pair = await readPair(files);
  let refused: Pair | undefined;
  const servers: Server[] = [];
  const closing = new AbortController();
  let again: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const next = await readFiles(files).catch(() => undefined); // between two renames a file may be missing
    if (!next || same(next, pair) || (refused && same(next, refused))) return;
    try {
      check(files, next);
    } catch (error) {
      refused = next;
      log.error({ error }, "the new certificate cannot be used; the last good one stays");
      return;
    }
    pair = next;
    refused = undefined;
    for (const server of servers) server.setSecureContext(optionsOf(pair));
    log.info({ certFile: files.certFile }, "the certificate was reloaded");
  };
  const lookSoon = () => {
    again = again.then(look);
  };
  const watchers = watchFolders(files, lookSoon, log);
  void (async () => {
    while (!closing.signal.aborted) {
      await clock.sleep(pollMs, closing.signal).catch(() => {});
      lookSoon();
    }
  })();
  return {
    current: () => optionsOf(pair),
    follow: (server) => servers.push(server),
    close() {
      closing.abort(new Error("closed"));
      for (const watcher of watchers) watcher.close();
    },
  };
}

interface Pair {
  readonly cert: Buffer;
  readonly key: Buffer;
}

async function readPair(files: CertificateFiles): Promise<Pair> {
  const pair = await readFiles(files).catch((cause: unknown) => {
    throw httpFaults("http.certificate", {
      message: `The certificate cannot be read: ${messageOf(cause)}. Check GATEWATCH_TLS_CERT_FILE and GATEWATCH_TLS_KEY_FILE and their permissions.`,
      cause,
    });
  });
  check(files, pair);
  return pair;
}

async function readFiles({ certFile, keyFile }: CertificateFiles): Promise<Pair> {
  const [cert, key] = await Promise.all([readFile(certFile), readFile(keyFile)]);
  return { cert, key };
}

function check({ certFile, keyFile }: CertificateFiles, pair: Pair): void {
  try {
    createSecureContext(optionsOf(pair)); // also compares the key with the certificate
  } catch (cause) {
    throw httpFaults("http.certificate", {
      message: `"${certFile}" and "${keyFile}" are not a certificate and its key in PEM (${messageOf(cause)}). Give the full chain, and the key without a passphrase.`,
      cause,
    });
  }
}

function optionsOf({ cert, key }: Pair): SecureContextOptions {
  return { cert, key, minVersion: "TLSv1.2" };
}

function same(one: Pair, other: Pair): boolean {
  return one.cert.equals(other.cert) && one.key.equals(other.key);
}

// Folders, because renewal replaces the files: a watched file that was renamed away says nothing more.
function watchFolders({ certFile, keyFile }: CertificateFiles, changed: () => void, log: Log): FSWatcher[] {
  return [...new Set([dirname(certFile), dirname(keyFile)])].flatMap((folder) => {
    try {
      const watcher = watch(folder, { persistent: false }, changed);
      watcher.on("error", (error) => log.debug({ error }, "the certificate's folder cannot be watched"));
      return [watcher];
    } catch {
      return []; // it is looked at every five seconds all the same
    }
  });
}
