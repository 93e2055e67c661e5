import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";

/** The network as a port: HTTP exchanges and sockets, each under one address policy. */
export interface Net {
  /**
   * Sends one HTTP request and reads its answer within the limits given.
   *
   * @param url `http:` or `https:`; credentials in it are dropped, never sent
   * @throws Fault `net.*`; the signal's reason when aborted
   */
  request(url: string, options: NetRequest): Promise<NetResponse>;
  /** Opens a TCP connection to a pinned address of `host`. The caller destroys it. */
  openSocket(host: string, port: number, options: SocketOptions): Promise<Socket>;
  /** Opens a TCP connection and completes a TLS handshake on it. The caller destroys it. */
  openTls(host: string, port: number, options: TlsOptions): Promise<TLSSocket>;
  /** The checked addresses of `host`, asked once and then the same for the life of this port. */
  resolve(host: string, port?: number): Promise<readonly string[]>;
  /** Closes every connection; what is under way fails. */
  close(): Promise<void>;
}

export interface NetRequest {
  /** Default `GET`. */
  readonly method?: string;
  /** Headers that carry identity are dropped when a redirect leaves the origin. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** For the whole exchange, redirects and body included. */
  readonly timeoutSeconds: number;
  /** Of the body, as received and as decompressed; what is beyond is cut off and `truncated` set. */
  readonly maxBodyBytes: number;
  readonly signal?: AbortSignal;
  /** Follows at most 10 redirects, each checked like a first request. Default false: a 3xx is the answer. */
  readonly followRedirects?: boolean;
  /** Default true. False accepts any certificate, and still reports what was wrong with it in `tls`. */
  readonly verifyTls?: boolean;
}

/** A header as it came, name in the sender's spelling. */
export type RawHeader = readonly [name: string, value: string];

export interface NetResponse {
  /** Of the last hop, without credentials and fragment. */
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  /** In the order received, duplicates kept. */
  readonly headers: readonly RawHeader[];
  /** Decompressed. */
  readonly body: Buffer;
  /** The body was longer than the cap, longer than the time left, or broken off. */
  readonly truncated: boolean;
  readonly redirects: readonly Redirect[];
  readonly timing: { readonly firstByteMs: number; readonly totalMs: number };
  /** The peer's IP address. */
  readonly address: string;
  readonly tls?: TlsFacts;
}

export interface Redirect {
  readonly url: string;
  readonly status: number;
  readonly location: string;
  readonly headers: readonly RawHeader[];
}

export interface TlsFacts {
  /** As Node names it: `TLSv1.2`. */
  readonly protocol: string;
  readonly cipher: string;
  /** Why the certificate is not trusted, as an OpenSSL code; absent when it is. */
  readonly authorizationError?: string;
}

export interface SocketOptions {
  readonly timeoutSeconds: number;
  readonly signal?: AbortSignal;
}

export interface TlsOptions extends SocketOptions {
  /** Default: the host, unless it is an IP address. */
  readonly servername?: string;
  /** Default true. */
  readonly verifyTls?: boolean;
  readonly minVersion?: "TLSv1" | "TLSv1.1" | "TLSv1.2" | "TLSv1.3";
  readonly maxVersion?: "TLSv1" | "TLSv1.1" | "TLSv1.2" | "TLSv1.3";
  /** OpenSSL cipher list. */
  readonly ciphers?: string;
  readonly alpn?: readonly string[];
}

/** All addresses of a host name, as the system or a test would answer; empty when there are none. */
export type Resolver = (host: string) => Promise<readonly string[]>;
