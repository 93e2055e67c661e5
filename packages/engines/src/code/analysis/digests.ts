import type { Place, Value } from "../values/index.ts";
import type { CallSite } from "./calls/call-site.ts";
import { allGiven, type Here, type Machine } from "./machine.ts";

/** What stands for a right by itself, as a comparison would write it. */
const token =
  /token|reset|secret|signature|\bsig\b|hmac|otp|activation|verif|confirm|invit|(access|api|auth)_?(key|code)/i;
/** A hash that says whether something came over whole. */
const integrity = /checksum|etag|integrity|fingerprint|file|content|length/i;

/** Notes of what a call gives that it is a hash, made without a key, of nothing but what a request says. */
export function noteDigest(machine: Machine, { frame }: Here, site: CallSite, result: Value): Value {
  const { digests } = machine.catalog(frame.unit.module.language);
  const { publicDigests } = machine.registrations;
  if (digests.size === 0) return result;
  const { target, receiver, given } = site;
  const [first] = given.positional;
  const isMade = target.names.some((name) => digests.has(name)) && first !== undefined && isOfRequest(first);
  const isKept =
    receiver !== undefined &&
    publicDigests.has(receiver.number) &&
    allGiven(given).every(({ taints }) => taints.length === 0);
  if (!isMade && !isKept) return result;
  if (isMade && receiver !== undefined && receiver.number !== 0) publicDigests.add(receiver.number);
  const number = result.number === 0 ? machine.fresh() : result.number;
  publicDigests.add(number);
  return { ...result, number };
}

function isOfRequest({ taints }: Value): boolean {
  return taints.length > 0 && taints.every(({ source, isPart }) => source.label === "http" && isPart !== true);
}

/** Reports a token that is compared with a hash of what the same client says: whoever knows the hash function makes it. */
export function checkPredictable(machine: Machine, here: Here, left: Value, right: Value, at: Place): void {
  const { publicDigests } = machine.registrations;
  for (const [digest, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const taints = other.taints.filter(({ source }) => source.label === "http");
    if (digest.number === 0 || !publicDigests.has(digest.number) || taints.length === 0) continue;
    const text = at.module.text.slice(at.start, Math.min(at.end, at.start + 300));
    if (!token.test(text) || integrity.test(text)) continue;
    machine.report({ rule: "predictable-token", at, unit: here.frame.unit, sink: "a comparison", taints, doubt: 0 });
    return;
  }
}
