import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFault } from "../fault/index.ts";
import { addressPolicy } from "./policy.ts";

/** Host as a URL would carry it, checked with the address it stands for. */
const refused: readonly (readonly [why: string, host: string, address?: string])[] = [
  ["loopback", "127.0.0.1"],
  ["loopback, last", "127.255.255.254"],
  ["loopback, by name", "localhost", "127.0.0.1"],
  ["loopback, by public-looking name", "app.example.com", "127.0.0.1"],
  ["loopback, short", "127.1"],
  ["loopback, decimal", "2130706433"],
  ["loopback, octal", "0177.0.0.1"],
  ["loopback, octal in one", "017700000001"],
  ["loopback, hex", "0x7f000001"],
  ["loopback, hex parts", "0x7f.0x0.0x0.0x1"],
  ["loopback, full width digits", "１２７.０.０.１"],
  ["loopback, root dot", "127.0.0.1."],
  ["loopback, IPv6", "::1"],
  ["loopback, IPv6 in brackets", "[::1]"],
  ["loopback, IPv6 long", "0:0:0:0:0:0:0:1"],
  ["loopback, v4-mapped", "::ffff:127.0.0.1"],
  ["loopback, v4-mapped hex", "::ffff:7f00:1"],
  ["loopback, v4-compatible", "::127.0.0.1"],
  ["loopback, v4-translated", "::ffff:0:127.0.0.1"],
  ["loopback, NAT64", "64:ff9b::127.0.0.1"],
  ["loopback, local NAT64", "64:ff9b:1::7f00:1"],
  ["loopback, 6to4", "2002:7f00:1::"],
  ["public, v4-mapped", "::ffff:8.8.8.8"],
  ["public, NAT64", "64:ff9b::8.8.8.8"],
  ["public, 6to4", "2002:808:808::1"],
  ["Teredo", "2001:0:53aa:64c::1"],
  ["unspecified", "0.0.0.0"],
  ["unspecified, one digit", "0"],
  ["this network", "0.1.2.3"],
  ["unspecified, IPv6", "::"],
  ["private 10/8", "10.0.0.1"],
  ["private 10/8, short", "10.1"],
  ["private 172.16/12", "172.16.0.1"],
  ["private 172.16/12, last", "172.31.255.255"],
  ["private 192.168/16", "192.168.1.1"],
  ["private 192.168/16, decimal", "3232235777"],
  ["private 192.168/16, hex", "0xc0a80101"],
  ["private, v4-mapped", "::ffff:10.0.0.1"],
  ["carrier-grade NAT", "100.64.0.1"],
  ["carrier-grade NAT, last", "100.127.255.255"],
  ["link-local", "169.254.1.1"],
  ["metadata", "169.254.169.254"],
  ["metadata, decimal", "2852039166"],
  ["metadata, octal", "0251.0376.0251.0376"],
  ["metadata, hex", "0xa9fea9fe"],
  ["metadata, by name", "metadata.example.com", "169.254.169.254"],
  ["metadata, v4-mapped", "::ffff:a9fe:a9fe"],
  ["metadata, IPv6", "fd00:ec2::254"],
  ["multicast", "224.0.0.1"],
  ["multicast, last", "239.255.255.255"],
  ["reserved", "240.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["protocol assignments", "192.0.0.1"],
  ["documentation 1", "192.0.2.1"],
  ["documentation 2", "198.51.100.1"],
  ["documentation 3", "203.0.113.1"],
  ["benchmarking", "198.18.0.1"],
  ["6to4 relay", "192.88.99.1"],
  ["unique local", "fc00::1"],
  ["unique local, fd", "fd12:3456:789a::1"],
  ["link-local, IPv6", "fe80::1"],
  ["site-local", "fec0::1"],
  ["multicast, IPv6", "ff02::1"],
  ["documentation, IPv6", "2001:db8::1"],
  ["documentation, IPv6, newer", "3fff::1"],
  ["discard", "100::1"],
  ["benchmarking, IPv6", "2001:2::1"],
  ["ORCHIDv2", "2001:20::1"],
  ["segment routing", "5f00::1"],
  ["outside global unicast", "4000::1"],
  ["no address at all", "example.com", "nonsense"],
];

const accepted: readonly (readonly [host: string, address: string])[] = [
  ["example.com", "93.184.215.14"],
  ["one.example.com", "1.1.1.1"],
  ["8.8.8.8", "8.8.8.8"],
  ["172.32.0.1", "172.32.0.1"],
  ["100.128.0.1", "100.128.0.1"],
  ["v6.example.com", "2606:4700:4700::1111"],
];

/** The address that a literal host stands for, as every URL parser reads it. */
function addressOf(host: string): string {
  const bracketed = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  return new URL(`http://${bracketed}/`).hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

function isRefused(allow: readonly string[], host: string, addresses: readonly string[], port?: number): boolean {
  try {
    addressPolicy(allow).check(host, addresses, port);
    return false;
  } catch (error) {
    if (isFault(error, "net.address_refused")) return true;
    throw error;
  }
}

describe("without permission", () => {
  test.each(refused)("%s is refused: %s", (_why, host, address) => {
    expect(isRefused([], host ?? "", [address ?? addressOf(host ?? "")])).toBe(true);
  });

  test.each(accepted)("%s at %s is accepted", (host, address) => {
    expect(isRefused([], host, [address])).toBe(false);
  });

  test("one private address among public ones refuses the host", () => {
    expect(isRefused([], "example.com", ["93.184.215.14", "10.0.0.1"])).toBe(true);
  });

  test("the refusal names the address and the way to allow it", () => {
    expect(() => addressPolicy([]).check("app.internal", ["10.0.0.1"])).toThrow(
      /app\.internal \(10\.0\.0\.1\).*"app\.internal".*GATEWATCH_ALLOW_TARGETS/,
    );
  });

  test("no IPv4 address outside the public ranges passes, mapped or bare", () => {
    const inside = (first: number, rest: fc.Arbitrary<number>) =>
      fc.tuple(fc.constant(first), rest, fc.nat(255), fc.nat(255)).map((parts) => parts.join("."));
    const privates = fc.oneof(
      inside(127, fc.nat(255)),
      inside(10, fc.nat(255)),
      inside(172, fc.integer({ min: 16, max: 31 })),
      inside(192, fc.constant(168)),
      inside(169, fc.constant(254)),
      inside(100, fc.integer({ min: 64, max: 127 })),
    );
    fc.assert(
      fc.property(
        privates,
        (address) => isRefused([], "h.example.com", [address]) && isRefused([], "h.example.com", [`::ffff:${address}`]),
      ),
    );
  });
});

describe("with permission", () => {
  test.each([
    ["CIDR", "10.0.0.0/8", "10.1.2.3", "10.1.2.3", undefined],
    ["CIDR of the mapped address", "127.0.0.0/8", "::ffff:127.0.0.1", "::ffff:7f00:1", undefined],
    ["IPv6 CIDR", "fd00::/8", "fd12::1", "fd12::1", undefined],
    ["address", "127.0.0.1", "127.0.0.1", "127.0.0.1", 8080],
    ["address for a name", "127.0.0.1", "localhost", "127.0.0.1", 8080],
    ["bracketed address and port", "[::1]:8080", "::1", "::1", 8080],
    ["host", "app.internal", "app.internal", "10.0.0.1", undefined],
    ["host in another case, root dot", "App.Internal.", "app.internal", "10.0.0.1", undefined],
    ["host and port", "localhost:3000", "localhost", "127.0.0.1", 3000],
    ["URL", "http://localhost:3000/shop", "localhost", "127.0.0.1", 3000],
    ["URL with the default port", "https://localhost/", "localhost", "127.0.0.1", 443],
    ["metadata by its address", "169.254.169.254", "169.254.169.254", "169.254.169.254", 80],
  ])("%s allows", (_why, entry, host, address, port) => {
    expect(isRefused([entry], host, [address], port)).toBe(false);
  });

  test.each([
    ["another network", "10.0.0.0/8", "172.16.0.1", "172.16.0.1", undefined],
    ["another host at the same address", "app.internal", "other.internal", "10.0.0.1", undefined],
    ["another port", "localhost:3000", "localhost", "127.0.0.1", 3001],
    ["an unknown port", "localhost:3000", "localhost", "127.0.0.1", undefined],
    ["metadata by range", "169.254.0.0/16", "169.254.169.254", "169.254.169.254", 80],
    ["metadata by everything", "0.0.0.0/0", "169.254.169.254", "169.254.169.254", 80],
    ["metadata behind an allowed name", "app.internal", "app.internal", "169.254.169.254", 80],
    ["a folder", "/srv/repositories", "127.0.0.1", "127.0.0.1", 80],
    ["an empty entry", " ", "127.0.0.1", "127.0.0.1", 80],
    ["nonsense", "a b:c", "127.0.0.1", "127.0.0.1", 80],
  ])("%s is still refused", (_why, entry, host, address, port) => {
    expect(isRefused([entry], host, [address], port)).toBe(true);
  });
});
