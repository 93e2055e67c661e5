import type { Engine, EngineContext } from "../contract.ts";
import type { Finding } from "../findings/index.ts";
import { probeCors } from "./cors/probe.ts";
import { exposedFiles } from "./exposure/index.ts";
import { type GroupedFinding, groupHits } from "./findings/group.ts";
import type { Page } from "./pages/page.ts";
import { type Profile, profileOf } from "./profiles.ts";
import type { Hit } from "./rule.ts";
import { scoreVersion } from "./score/index.ts";
import type { Arrival, Stage } from "./stages/contract.ts";
import { createCoverage } from "./stages/coverage.ts";
import { inspectExposure } from "./stages/inspect-exposure.ts";
import { inspectPages } from "./stages/inspect-pages.ts";
import { inspectTransport } from "./stages/inspect-transport.ts";
import { rate } from "./stages/rate.ts";
import { evaluateTls, probeTls, type TlsInventory } from "./tls/index.ts";
import { drawTopology } from "./topology/topology.ts";
import { firstOf, startUrls } from "./visit/start.ts";
import { createVisitor, portOf, type Visitor } from "./visit/visitor.ts";

const handshakes = 7;
const corsRequests = 5;
const twinRequests = 2;
const baselineRequests = 3;
const handshakeSeconds = 5;

export const webEngine: Engine = {
  id: "web",
  version: "1.0.0",
  accepts: (target) => target.kind === "url",
  plan: async ({ options }) => ({ units: unitsOf(profileOf(options.profile)), unitName: "requests" }),
  run,
};

async function* run(context: EngineContext): AsyncGenerator<Finding> {
  const { target, options, report, signal, clock } = context;
  if (target.kind !== "url") return;
  const profile = profileOf(options.profile);
  const units = unitsOf(profile);
  const visitor = await openVisitor(context, target.url, units);
  const stage: Stage = { context, visitor, coverage: createCoverage(context) };
  const grouped: GroupedFinding[] = [];
  const collect = function* (hits: readonly Hit[], start: URL): Generator<Finding> {
    const found = groupHits(hits, start.href);
    grouped.push(...found);
    for (const { finding } of found) yield finding;
  };
  try {
    const arrival = profile.pages > 0 ? await arrive(stage, target.url) : undefined;
    const start = arrival?.start ?? new URL(startUrls(target.url)[0]!);
    let pages: readonly Page[] = [];
    if (arrival !== undefined) {
      const inspected = await inspectPages(stage, arrival, profile.pages);
      pages = inspected.pages;
      const transport = profile.transport ? await inspectTransport(stage, arrival) : [];
      yield* collect([...inspected.hits, ...transport], start);
    }
    let inventory: TlsInventory | undefined;
    if (profile.tls && (arrival === undefined || start.protocol === "https:")) {
      inventory = await inspectTls(stage, start, arrival !== undefined);
      if (inventory !== undefined) yield* collect(evaluateTls(inventory, start.href, clock.now()), start);
    }
    if (arrival !== undefined && profile.cors) {
      const send = (url: string, headers: Readonly<Record<string, string>>) => visitor.get(url, { headers });
      const label = `gw${context.random.bytes(6).toString("hex")}`;
      const hits = await stage.coverage.attempt("cross-origin access", () => probeCors(send, start, label));
      yield* collect(hits ?? [], start);
    }
    if (arrival !== undefined && profile.exposure) yield* collect(await inspectExposure(stage, arrival), start);
    signal.throwIfAborted();
    if (!profile.isComplete) {
      report.notCovered(
        "crawl and active checks",
        `the profile ${JSON.stringify(options.profile)} asks for them and they are not part of this version`,
        [], // no rule of this version belongs to them
      );
    }
    for (const url of [start, ...pages.map((page) => page.url)]) report.covered(url.href);
    const rating = rate(grouped, pages[0], inventory);
    await report.artifact({
      kind: "topology",
      mediaType: "application/json",
      body: Buffer.from(JSON.stringify(drawTopology(topologyFacts(start, arrival, pages, rating.value, clock.now())))),
    });
    if (stage.coverage.isComplete()) {
      report.score({ value: rating.value, version: scoreVersion, basis: "passive", detail: rating });
    }
    report.statistic("urls_scanned", pages.length);
    context.progress(units, units, "finished");
  } finally {
    report.statistic("requests_made", visitor.requestsMade());
  }
}

/** Requests a profile sends at most; what it does not need is skipped at the end. */
function unitsOf(profile: Profile): number {
  const paths = exposedFiles.reduce((total, file) => total + file.paths.length, 0);
  return (
    profile.pages +
    (profile.transport ? twinRequests : 0) +
    (profile.tls ? handshakes : 0) +
    (profile.cors ? corsRequests : 0) +
    (profile.exposure ? baselineRequests + paths + 1 : 0)
  );
}

async function openVisitor(context: EngineContext, target: string, units: number): Promise<Visitor> {
  return createVisitor(context, new URL(startUrls(target)[0]!), (made) => {
    context.progress(Math.min(made, units - 1), units, `${made} requests sent`);
  });
}

/** Fetches the start page. A redirect to another site is left unfollowed: the redirecting answer is what is looked at. */
async function arrive({ context, visitor }: Stage, target: string): Promise<Arrival> {
  const visit = await firstOf(startUrls(target), (url) => visitor.follow(url));
  if (visit.leftSite !== undefined) {
    context.report.excluded(visit.leftSite, "the target redirects to another site, which was not scanned");
  }
  return { visit, start: new URL(visit.response.url) };
}

/** When the handshake is all there is to do, its fault ends the engine. */
async function inspectTls(
  { context, visitor, coverage }: Stage,
  start: URL,
  isPart: boolean,
): Promise<TlsInventory | undefined> {
  const port = start.protocol === "http:" && start.port === "" ? 443 : portOf(start);
  const probe = async () => {
    visitor.count(handshakes);
    return probeTls(context.net, {
      host: start.hostname.replace(/^\[|\]$/g, ""),
      port,
      timeoutSeconds: handshakeSeconds,
      signal: context.signal,
      random: context.random.bytes(32),
    });
  };
  const inventory = await (isPart ? coverage.attempt(`TLS of ${start.host}`, probe) : probe());
  for (const [version, answer] of Object.entries(inventory?.versions ?? {})) {
    if (answer === "unknown")
      coverage.miss(`${version} of ${start.host}`, "the server neither completed nor refused the handshake");
  }
  return inventory;
}

function topologyFacts(start: URL, arrival: Arrival | undefined, pages: readonly Page[], score: number, at: Date) {
  return {
    start,
    address: arrival?.visit.response.address ?? "",
    redirects: arrival?.visit.redirects.map((redirect) => redirect.url) ?? [],
    pages,
    risk: Math.round(100 - score) / 10,
    at,
  };
}
