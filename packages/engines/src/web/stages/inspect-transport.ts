import { isFault } from "@gatewatch/base/fault";
import type { Hit } from "../rule.ts";
import { evaluateTransport, type TransportFacts } from "../transport/evaluate.ts";
import type { Arrival, Stage } from "./contract.ts";

/** Asks the other scheme for the start page, where both use their own port, and judges how HTTPS is kept. */
export async function inspectTransport(
  { context, visitor }: Stage,
  { visit, start }: Arrival,
): Promise<readonly Hit[]> {
  const facts = { url: start, redirects: visit.redirects };
  const twin = start.port === "" ? await followTwin() : undefined;
  const wasRedirected = visit.redirects.some((redirect) => redirect.url.startsWith("http:"));
  const isPlain = start.protocol === "http:";
  return evaluateTransport({
    ...facts,
    plainTwin: isPlain || wasRedirected ? undefined : twin,
    secureTwin: isPlain && twin !== undefined && twin.status < 500,
  });

  /** A twin that cannot be reached is an answer, not a failure. */
  async function followTwin(): Promise<TransportFacts["plainTwin"]> {
    const url = new URL(start);
    url.protocol = start.protocol === "https:" ? "http:" : "https:";
    try {
      const { response } = await visitor.follow(url.href);
      return { status: response.status, finalUrl: response.url };
    } catch (error) {
      context.signal.throwIfAborted();
      if (!isFault(error)) throw error;
      return undefined;
    }
  }
}
