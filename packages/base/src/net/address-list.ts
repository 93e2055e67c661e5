import { BlockList, isIP } from "node:net";

/**
 * Whether an address is among some, given as addresses and networks (CIDR) of either family. What is no address is in no
 * list, and an IPv4 address is the same however a socket shows it (`192.0.2.1`, `::ffff:192.0.2.1`).
 */
export function addressList(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", prefix] = entry.split("/");
    const family = familyOf(address);
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
