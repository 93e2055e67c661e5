/** A real SMTP server (RFC 5321) that keeps what it is handed. Imported by tests only. */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

export interface SmtpServer {
  readonly url: string;
  /** Messages as they came, headers and body, dots unstuffed. */
  readonly received: { readonly from: string; readonly to: string; readonly text: string }[];
  /** Refuses the next message with a transient error. */
  refuseNext(): void;
  close(): Promise<void>;
}

export async function smtpServer(): Promise<SmtpServer> {
  const received: SmtpServer["received"][number][] = [];
  let isRefusing = false;
  const server = createServer((socket) => {
    let from = "";
    let to = "";
    let body: string[] | undefined;
    let rest = "";
    socket.on("error", () => {});
    socket.write("220 mail.example.com ESMTP\r\n");
    const answer = (line: string): string | undefined => {
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
        case "HELO":
          return "250 mail.example.com";
        case "MAIL": {
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
        case "QUIT":
          return "221 bye";
        default:
          return "250 ok";
      }
    };
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const said = answer(line);
        if (said !== undefined) socket.write(`${said}\r\n`);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuseNext: () => {
      isRefusing = true;
    },
    close: async () => {
      server.close();
      await once(server, "close");
    },
  };
}
