import type { Clock } from "@gatewatch/base/clock";
import { addressPolicy, createNet } from "@gatewatch/base/net";
import { createTransport } from "nodemailer";

export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const timeoutSeconds = 30;

/**
 * Hands one message to the SMTP server, over a socket of our own network port: the operator named the server, so its
 * address may be private, and no other is contacted.
 */
export async function deliver({
  smtpUrl,
  clock,
  signal,
  ...message
}: Message & {
  readonly from: string;
  readonly smtpUrl: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === "smtps:";
  const portNumber = Number(port || (secure ? 465 : 587));
  const net = createNet({ policy: addressPolicy([hostname]), clock, userAgent: "Gatewatch" });
  const transport = createTransport({
    host: hostname,
    port: portNumber,
    secure,
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: timeoutSeconds * 1000,
    greetingTimeout: timeoutSeconds * 1000,
    socketTimeout: timeoutSeconds * 1000,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket(_options, callback) {
      net.openSocket(hostname, portNumber, { timeoutSeconds, signal }).then(
        (connection) => callback(null, { connection }),
        (error: Error) => callback(error, undefined),
      );
    },
  });
  try {
    await transport.sendMail(message);
  } finally {
    transport.close();
    await net.close();
  }
}
