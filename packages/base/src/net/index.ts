/**
 * The one way out: every request and socket of engines and server goes through a `Net`, which checks each address,
 * pins it, and bounds time, size and redirects. It must never connect to an address its policy did not see, and no
 * other room may use global fetch, node:net or node:http for outgoing traffic.
 */
export { addressList } from "./address-list.ts";
export type {
  Net,
  NetRequest,
  NetResponse,
  RawHeader,
  Redirect,
  Resolver,
  SocketOptions,
  TlsFacts,
  TlsOptions,
} from "./contract.ts";
export { netFaults } from "./faults.ts";
export { createNet, type NetDependencies } from "./net.ts";
export { offlineNet } from "./offline.ts";
export { type AddressPolicy, addressPolicy } from "./policy.ts";
export { isPublicAddress } from "./ranges.ts";
