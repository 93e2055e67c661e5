import { createJudge, engineIds, pathOf, type ScanCoverage, severities } from "@gatewatch/engines/findings";
import type { FixedFinding } from "@gatewatch/engines/formats";
import { z } from "zod";
import { scanFaults } from "./faults.ts";
import { readOption } from "./settings.ts";

/** An earlier result: what it lists is known already. */
export interface Baseline {
  readonly fingerprints: ReadonlySet<string>;
  /**
   * What it lists and a scan did not see although it looked there, worst first.
   *
   * @param seen fingerprints
   * @returns `undefined` when it is about another target, or too old to say of what
   */
  fixed(seen: ReadonlySet<string>, coverage: ScanCoverage, targetLabel: string): readonly FixedFinding[] | undefined;
}

const place = z.object({
  file: z.exactOptional(z.string()),
  line: z.exactOptional(z.int()),
  url: z.exactOptional(z.string()),
  host: z.exactOptional(z.string()),
  port: z.exactOptional(z.int()),
});
const ownDocument = z.object({
  schema: z.literal("gatewatch-findings/1"),
  scan: z.object({ target: z.object({ label: z.string() }).optional() }).optional(),
  findings: z.array(
    z.object({
      fingerprint: z.string(),
      engine: z.enum(engineIds).optional(),
      ruleId: z.string().default(""),
      title: z.string().default(""),
      severity: z.enum(severities).default("info"),
      location: place.default({}),
      suppressed: z.unknown().optional(),
    }),
  ),
});

const sarifLog = z.object({
  version: z.literal("2.1.0"),
  runs: z.array(
    z.object({
      tool: z
        .object({
          driver: z.object({
            rules: z
              .array(
                z.object({ id: z.string(), shortDescription: z.object({ text: z.string().optional() }).optional() }),
              )
              .optional(),
          }),
        })
        .optional(),
      automationDetails: z.object({ id: z.string().optional() }).optional(),
      results: z
        .array(
          z.object({
            ruleId: z.string().default(""),
            suppressions: z.array(z.unknown()).optional(),
            partialFingerprints: z.record(z.string(), z.string()).optional(),
            locations: z
              .array(
                z.object({
                  physicalLocation: z
                    .object({
                      artifactLocation: z.object({ uri: z.string().optional() }).optional(),
                      region: z.object({ startLine: z.int().optional() }).optional(),
                    })
                    .optional(),
                }),
              )
              .optional(),
            properties: z
              .object({ engine: z.enum(engineIds).optional(), severity: z.enum(severities).optional() })
              .optional(),
          }),
        )
        .optional(),
    }),
  ),
});

type Known = Omit<FixedFinding, "engine"> & { readonly engine?: FixedFinding["engine"] | undefined };

/**
 * Reads an earlier result, JSON or SARIF.
 *
 * @throws Fault `cli.unreadable_file`, `cli.invalid_baseline`
 */
export function readBaseline(file: string): Baseline {
  const document = parse(readOption("--baseline", file));
  const own = ownDocument.safeParse(document);
  if (own.success) {
    const { scan, findings } = own.data;
    return baselineOf(
      findings.map(({ suppressed: _, ...known }) => known),
      new Set(findings.flatMap(({ suppressed, fingerprint }) => (suppressed ? [fingerprint] : []))),
      scan?.target?.label,
    );
  }
  const log = sarifLog.safeParse(document);
  if (!log.success) {
    throw scanFaults("cli.invalid_baseline", {
      message: `${JSON.stringify(file)} is no result of an earlier scan. Make one with --format json=FILE or --format sarif=FILE.`,
    });
  }
  const silent = new Set<string>();
  const known = log.data.runs.flatMap(({ tool, results = [] }) => {
    const titles = new Map(tool?.driver.rules?.map(({ id, shortDescription }) => [id, shortDescription?.text]));
    return results.flatMap((result): Known[] => {
      const fingerprint = result.partialFingerprints?.["gatewatchFingerprint/v1"];
      if (fingerprint === undefined) return [];
      if (result.suppressions?.length) silent.add(fingerprint);
      const { ruleId, properties = {}, locations } = result;
      const title = titles.get(ruleId) || ruleId;
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
      const location = placeOf(artifactLocation?.uri, region?.startLine);
      return [
        { fingerprint, engine: properties.engine, ruleId, title, severity: properties.severity ?? "info", location },
      ];
    });
  });
  const id = log.data.runs[0]?.automationDetails?.id ?? "";
  return baselineOf(known, silent, /^gatewatch\/(.*)\/$/.exec(id)?.[1]);
}

/** As the SARIF of this program writes it: percent-encoded relative paths, URLs, `tcp://host:port`. */
function placeOf(uri: string | undefined, line: number | undefined): FixedFinding["location"] {
  if (uri === undefined) return {};
  if (/^https?:\/\//i.test(uri)) return { url: uri };
  const tcp = /^tcp:\/\/(.+?)(?::(\d{1,5}))?$/.exec(uri);
  if (tcp) return { host: tcp[1]!, ...(tcp[2] !== undefined && { port: Number(tcp[2]) }) };
  try {
    return { file: decodeURIComponent(uri), ...(line !== undefined && { line }) };
  } catch {
    return { file: uri, ...(line !== undefined && { line }) };
  }
}

/** @param silent those that did not count: nobody waits for their fix */
function baselineOf(known: readonly Known[], silent: ReadonlySet<string>, label: string | undefined): Baseline {
  return {
    fingerprints: new Set(known.map(({ fingerprint }) => fingerprint)),
    fixed(seen, coverage, targetLabel) {
      if (label !== targetLabel) return undefined;
      const judge = createJudge(coverage, targetLabel);
      const gone = known.flatMap(({ engine, ...rest }) => {
        if (engine === undefined || seen.has(rest.fingerprint) || silent.has(rest.fingerprint)) return [];
        const verdict = judge({ engine, ruleId: rest.ruleId, path: pathOf(rest.location) });
        return verdict === "not_seen" ? [{ engine, ...rest }] : [];
      });
      return gone.sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused with the documents of another form
  }
}
