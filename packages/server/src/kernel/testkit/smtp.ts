/** A real SMTP server (RFC 5321) that keeps what it is handed. Imported by tests only. */
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";

export interface SmtpServer {
  readonly url: string;
  readonly port: number;
  /** Messages as they came, headers and body, dots unstuffed. */
  readonly received: { readonly from: string; readonly to: string; readonly text: string }[];
  /** Credentials that were shown, whichever way. */
  readonly shown: { readonly user: string; readonly password: string }[];
  /** Until a client has said something. */
  readonly spokenTo: Promise<void>;
  /** Refuses the next message with a transient error. */
  refuseNext(): void;
  close(): Promise<void>;
}

export interface SmtpWishes {
  /** Speaks TLS from the first byte (RFC 8314). */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Takes mail from whoever shows these (RFC 4954), and repeats what it was shown in its refusal. */
  readonly credentials?: { readonly user: string; readonly password: string; readonly way: "PLAIN" | "LOGIN" };
  /** Greets, and then says a little now and then without ever answering. */
  readonly isTarpit?: boolean;
}

export async function smtpServer({ tls, credentials, isTarpit = false }: SmtpWishes = {}): Promise<SmtpServer> {
  const received: SmtpServer["received"][number][] = [];
  const shown: SmtpServer["shown"][number][] = [];
  const sockets = new Set<Socket>();
  const spokenTo = Promise.withResolvers<void>();
  let isRefusing = false;
  const serve = (socket: Socket) => {
    let from = "";
    let to = "";
    let body: string[] | undefined;
    let rest = "";
    let login: string[] | undefined;
    let mayMail = credentials === undefined;
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    socket.write("220 mail.example.com ESMTP\r\n");
    const decoded = (text = "") => Buffer.from(text, "base64").toString();
    const check = (user: string, password: string, said: string): string => {
      shown.push({ user, password });
      mayMail = user === credentials?.user && password === credentials.password;
      return mayMail ? "235 welcome" : `535 not ${said}, not ${password}`;
    };
    const authenticate = (line: string): string => {
      const [, way = "", said = ""] = line.split(" ");
      if (way.toUpperCase() !== credentials?.way) return "504 another way";
      if (credentials.way === "LOGIN") {
        login = [];
        return `334 ${Buffer.from("Username:").toString("base64")}`;
      }
      const [, user = "", password = ""] = decoded(said).split("\0");
      return check(user, password, said);
    };
    const answer = (line: string): string | undefined => {
      if (login) {
        login.push(line);
        if (login.length === 1) return `334 ${Buffer.from("Password:").toString("base64")}`;
        const [user, password] = login;
        login = undefined;
        return check(decoded(user), decoded(password), line);
      }
      if (body) {
        if (line !== ".") {
          body.push(line.replace(/^\./, ""));
          return undefined;
        }
        received.push({ from, to, text: body.join("\n") });
        body = undefined;
        return "250 kept";
      }
      const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
      switch (line.slice(0, 4).toUpperCase()) {
        case "EHLO":
          return credentials ? `250-mail.example.com\r\n250 AUTH ${credentials.way}` : "250 mail.example.com";
        case "HELO":
          return "250 mail.example.com";
        case "AUTH":
          return authenticate(line);
        case "MAIL": {
          if (!mayMail) return "530 who are you";
          if (isRefusing) {
            isRefusing = false;
            return "451 try again later";
          }
          from = address;
          return "250 ok";
        }
        case "RCPT":
          to = address;
          return "250 ok";
        case "DATA":
          body = [];
          return "354 go on";
        case "STAR":
          return "502 no TLS here";
        case "QUIT":
          return "221 bye";
        default:
          return "250 ok";
      }
    };
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      spokenTo.resolve();
      if (isTarpit) return void socket.write("250-wait\r\n");
      const lines = (rest + chunk).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const said = answer(line);
        if (said !== undefined) socket.write(`${said}\r\n`);
      }
    });
  };
  const server = tls ? createTlsServer(tls, serve) : createServer(serve);
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? "smtps" : "smtp"}://127.0.0.1:${port}`,
    port,
    received,
    shown,
    spokenTo: spokenTo.promise,
    refuseNext: () => {
      isRefusing = true;
    },
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
  };
}
