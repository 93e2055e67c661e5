import { fixedClock } from "@gatewatch/base/clock";
import { newId } from "@gatewatch/base/ids";
import { seededRandom } from "@gatewatch/base/random";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Content, contentDigest, entryHash, genesis, type Link, type Place, Verifier } from "./chain.ts";

const clock = fixedClock("2026-01-01T00:00:00Z");
const teamId = newId<"team">(clock, seededRandom("team"));
const text = fc.string({ maxLength: 20, unit: "binary" });
const content: fc.Arbitrary<Content> = fc.record({
  id: fc.uuid(),
  teamId: fc.constant(teamId),
  at: fc.date({ noInvalidDate: true, min: new Date("2000-01-01"), max: new Date("2100-01-01") }),
  actorKind: fc.constantFrom("session", "key", "system"),
  userId: fc.constant(null),
  keyId: fc.constant(null),
  ip: fc.option(text),
  action: text,
  subject: text,
  success: fc.boolean(),
  detail: text,
});

function chainOf(contents: readonly Content[]): Link[] {
  let previousHash = genesis;
  return contents.map((entry, index) => {
    const hash = entryHash(index + 1, previousHash, contentDigest(entry));
    const link = { ...entry, atMicros: entry.at.getTime() * 1000, sequence: index + 1, previousHash, hash };
    previousHash = hash;
    return link;
  });
}

function isWhole(links: readonly Link[], head: Place): boolean {
  const verifier = new Verifier({ sequence: 0, hash: genesis });
  return links.every((link) => !verifier.take(link)) && verifier.end(head) === undefined;
}

const chain = fc.array(content, { minLength: 2, maxLength: 8 }).map(chainOf);
const index = fc.nat();

describe("a chain", () => {
  it("is whole as it was written", () => {
    fc.assert(fc.property(chain, (links) => isWhole(links, links.at(-1)!)));
  });

  it("shows any entry removed", () => {
    fc.assert(
      fc.property(chain, index, (links, at) => {
        expect(isWhole(links.toSpliced(at % links.length, 1), links.at(-1)!)).toBe(false);
      }),
    );
  });

  it("shows any two entries exchanged, with their sequences or without", () => {
    fc.assert(
      fc.property(chain, index, index, fc.boolean(), (links, a, b, renumbered) => {
        const [one, other] = [a % links.length, b % links.length];
        fc.pre(one !== other);
        const swapped = links.with(one, links[other]!).with(other, links[one]!);
        const given = renumbered ? swapped.map((link, at) => ({ ...link, sequence: at + 1 })) : swapped;
        expect(isWhole(given, links.at(-1)!)).toBe(false);
      }),
    );
  });

  it("shows any entry put in, wherever and however numbered", () => {
    fc.assert(
      fc.property(chain, index, content, fc.boolean(), (links, place, extra, rehashed) => {
        const at = place % (links.length + 1);
        const previousHash = links[at - 1]?.hash ?? genesis;
        const hash = rehashed ? entryHash(at + 1, previousHash, contentDigest(extra)) : genesis;
        const put: Link = { ...extra, atMicros: extra.at.getTime() * 1000, sequence: at + 1, previousHash, hash };
        const given = links.toSpliced(at, 0, put).map((link, n) => ({ ...link, sequence: n + 1 }));
        expect(isWhole(given, links.at(-1)!)).toBe(false);
      }),
    );
  });

  it("shows any field of any entry changed, also when its own hash is made anew", () => {
    fc.assert(
      fc.property(chain, index, content, fc.boolean(), (links, place, other, rehashed) => {
        const at = place % links.length;
        const link = links[at]!;
        for (const field of ["id", "ip", "action", "subject", "success", "detail", "actorKind"] as const) {
          if (other[field] === link[field]) continue;
          const changed = { ...link, [field]: other[field] };
          const hash = rehashed ? entryHash(link.sequence, link.previousHash, contentDigest(changed)) : link.hash;
          expect(isWhole(links.with(at, { ...changed, hash }), links.at(-1)!)).toBe(false);
        }
        expect(isWhole(links.with(at, { ...link, atMicros: link.atMicros + 1 }), links.at(-1)!)).toBe(false);
      }),
    );
  });

  it("has one encoding for one list of fields, wherever text is moved between them", () => {
    const base = {
      id: "",
      teamId,
      at: clock.now(),
      actorKind: "key",
      userId: null,
      keyId: null,
      success: true,
    } as const;
    const digest = (ip: string | null, action: string, subject: string, detail: string) =>
      contentDigest({ ...base, ip, action, subject, detail }).toString("hex");
    fc.assert(
      fc.property(fc.tuple(text, text, text), fc.tuple(text, text, text), (one, other) => {
        fc.pre(one.join("\n") !== other.join("\n"));
        expect(digest(null, ...one)).not.toBe(digest(null, ...other));
      }),
    );
    expect(digest(null, "a", "", "")).not.toBe(digest("", "a", "", ""));
    expect(digest(null, "1:a,", "", "")).not.toBe(digest(null, "", "1:a,", ""));
  });
});
