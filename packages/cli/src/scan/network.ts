import { commaList } from "@gatewatch/base/config";
import { type AddressPolicy, addressPolicy, createNet, type Net, netFaults, offlineNet } from "@gatewatch/base/net";
import type { NamedTarget } from "@gatewatch/engines/checkout";
import type { Shell } from "../shell/index.ts";

/** The two ports of one scan: to bring the target here, and for the engines to work with. */
export interface ScanNetwork {
  readonly checkout: Net;
  readonly engines: Net;
  close(): Promise<void>;
}

/**
 * Naming a target on the command line is the operator's permission for it, as are the entries of
 * `GATEWATCH_ALLOW_TARGETS`; every other private address stays refused. Offline, only the target itself is contacted.
 */
export function networkFor(named: NamedTarget, offline: boolean, shell: Shell): ScanNetwork {
  const host = hostOf(named);
  const allowed = commaList.parse(shell.environment.GATEWATCH_ALLOW_TARGETS);
  const open = addressPolicy(host === undefined ? allowed : [...allowed, host]);
  const policy = offline ? onlyHost(open, host) : open;
  const userAgent = `Gatewatch/${shell.version}`;
  const checkout = createNet({ policy, clock: shell.clock, userAgent });
  const isRemote = named.kind === "url" || named.kind === "host";
  return { checkout, engines: offline && !isRemote ? offlineNet : checkout, close: () => checkout.close() };
}

function hostOf(named: NamedTarget): string | undefined {
  switch (named.kind) {
    case "url":
    case "git": {
      const { hostname } = new URL(named.url);
      return hostname === "" ? undefined : hostname;
    }
    case "host":
      return named.host;
    case "path":
    case "archive":
      return undefined;
  }
}

function onlyHost(policy: AddressPolicy, host: string | undefined): AddressPolicy {
  return {
    check(asked, addresses, port) {
      policy.check(asked, addresses, port);
      if (asked === host) return;
      throw netFaults("net.address_refused", {
        message: `${asked} is not the target and was not contacted. Run again without --offline to allow it.`,
      });
    },
  };
}
