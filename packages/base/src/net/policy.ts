import { allows, readAllowEntry } from "./allow.ts";
import { netFaults } from "./faults.ts";
import { canonicalHost } from "./host.ts";
import { isPublicAddress } from "./ranges.ts";

/** Decides which addresses may be contacted. */
export interface AddressPolicy {
  /**
   * Accepts a host with all its addresses, or refuses it: one refused address refuses the host.
   *
   * @param host name or IP literal, in any spelling
   * @param addresses what the host resolved to; of an IP literal, itself
   * @throws Fault `net.address_refused`
   */
  check(host: string, addresses: readonly string[], port?: number): void;
}

/**
 * The policy that lets only public addresses through, and those the operator listed.
 *
 * @param allow entries of GATEWATCH_ALLOW_TARGETS: CIDRs, hosts, host:port, URLs; absolute folders are passed over
 */
export function addressPolicy(allow: readonly string[]): AddressPolicy {
  const entries = allow.map(readAllowEntry).filter((entry) => entry !== undefined);
  return {
    check(host, addresses, port) {
      const name = canonicalHost(host) ?? host;
      const refused = addresses.find(
        (address) => !isPublicAddress(address) && !entries.some((entry) => allows(entry, name, address, port)),
      );
      if (refused === undefined) return;
      const place = refused === name ? name : `${name} (${refused})`;
      throw netFaults("net.address_refused", {
        message: `${place} is a private or reserved address and was not contacted. To allow it, add ${JSON.stringify(name)} or its network to GATEWATCH_ALLOW_TARGETS.`,
      });
    },
  };
}
