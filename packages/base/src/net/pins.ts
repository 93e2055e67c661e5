import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { messageOf } from "../fault/index.ts";
import type { Resolver } from "./contract.ts";
import { netFaults } from "./faults.ts";
import { canonicalHost } from "./host.ts";
import type { AddressPolicy } from "./policy.ts";

/** Every name asked costs memory for the life of the port, so their number is bounded. */
const maxHosts = 10_000;

/** Answers with every address the system knows for a name. */
export const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true, order: "verbatim" })).map((entry) => entry.address);

/** The addresses of hosts, each asked once, so that a later answer cannot lead elsewhere (DNS rebinding). */
export interface Pins {
  /** @throws Fault `net.not_resolved`, `net.address_refused` */
  addressesOf(host: string, port: number | undefined): Promise<readonly string[]>;
}

/** Makes an empty set of pins over one resolver and one policy. The policy is asked on every use, the resolver once. */
export function createPins(policy: AddressPolicy, resolver: Resolver): Pins {
  const pinned = new Map<string, Promise<readonly string[]>>();
  const resolve = async (host: string): Promise<readonly string[]> => {
    if (isIP(host) !== 0) return [host];
    const addresses = await resolver(host).catch((cause: unknown) => {
      throw netFaults("net.not_resolved", { message: notResolved(host, messageOf(cause)), cause });
    });
    if (addresses.length === 0) {
      throw netFaults("net.not_resolved", { message: notResolved(host, "the answer holds no address") });
    }
    return addresses;
  };
  return {
    async addressesOf(hostText, port) {
      const host = canonicalHost(hostText);
      if (host === undefined) {
        throw netFaults("net.not_resolved", { message: notResolved(hostText, "it is not a host name") });
      }
      let answer = pinned.get(host);
      if (answer === undefined) {
        if (pinned.size >= maxHosts) {
          throw netFaults("net.not_resolved", { message: notResolved(host, `more than ${maxHosts} hosts were asked`) });
        }
        answer = resolve(host);
        pinned.set(host, answer);
        answer.catch(() => pinned.delete(host)); // a failed question may be asked again
      }
      const addresses = await answer;
      policy.check(host, addresses, port);
      return addresses;
    },
  };
}

function notResolved(host: string, reason: string): string {
  return `${JSON.stringify(host)} has no address (${reason}). Check the spelling of the name, and its DNS entry.`;
}
