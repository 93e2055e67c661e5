import type { Clock } from "@gatewatch/base/clock";
import { isFault } from "@gatewatch/base/fault";
import { addressPolicy, createNet } from "@gatewatch/base/net";
import { createTransport } from "nodemailer";
import { mailFaults } from "./faults.ts";

export interface Message {
  readonly subject: string;
  readonly text: string;
}

const timeoutSeconds = 30;
/** For all of it: a server that says a little every now and then does not hold a message for ever. */
const deadlineSeconds = 90;
const thisMachine = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Hands one message to the SMTP server, over a socket of our own network port: the operator named the server, so its
 * address may be private, and no other is contacted. A password leaves this machine over TLS only.
 *
 * @throws Fault `mail.not_delivered`, `net.*`; never with the server's own words, which may repeat what it was told
 */
export async function deliver({
  smtpUrl,
  clock,
  signal,
  ...message
}: Message & {
  readonly to: string;
  readonly from: string;
  readonly smtpUrl: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === "smtps:";
  const portNumber = Number(port || (secure ? 465 : 587));
  const limit = AbortSignal.any([signal, AbortSignal.timeout(deadlineSeconds * 1000)]);
  const net = createNet({ policy: addressPolicy([hostname]), clock, userAgent: "Gatewatch" });
  const transport = createTransport({
    host: hostname,
    port: portNumber,
    secure,
    requireTLS: username !== "" && !thisMachine.test(hostname),
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: timeoutSeconds * 1000,
    greetingTimeout: timeoutSeconds * 1000,
    socketTimeout: timeoutSeconds * 1000,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket(_options, callback) {
      net.openSocket(hostname, portNumber, { timeoutSeconds, signal: limit }).then(
        (connection) => {
          limit.addEventListener("abort", () => connection.destroy(), { once: true });
          callback(null, { connection });
        },
        (error: Error) => callback(error, undefined),
      );
    },
  });
  try {
    await transport.sendMail(message);
  } catch (error) {
    throw isFault(error) ? error : notDelivered(`${hostname}:${portNumber}`, error);
  } finally {
    transport.close();
    await net.close();
  }
}

function notDelivered(server: string, error: unknown) {
  const said = error instanceof Error ? { ...error } : {};
  const { code, responseCode }: { readonly code?: unknown; readonly responseCode?: unknown } = said;
  const why = [code, responseCode].filter((part) => /^[A-Z\d_]{1,40}$/.test(String(part ?? ""))).join(" ");
  return mailFaults("mail.not_delivered", {
    message: `The SMTP server ${server} did not take the message (${why || "no reason given"}). It is tried again; check GATEWATCH_SMTP_URL and the server's own log.`,
  });
}
