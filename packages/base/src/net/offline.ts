import type { Net } from "./contract.ts";
import { netFaults } from "./faults.ts";

/** The port of a run without network: every call is refused with `net.address_refused`. */
export const offlineNet: Net = {
  request: (url) => refuse(url),
  openSocket: (host) => refuse(host),
  openTls: (host) => refuse(host),
  resolve: (host) => refuse(host),
  close: async () => {},
};

async function refuse(place: string): Promise<never> {
  throw netFaults("net.address_refused", {
    message: `${JSON.stringify(place)} was not contacted because this run is offline. Run again without --offline to allow it.`,
  });
}
