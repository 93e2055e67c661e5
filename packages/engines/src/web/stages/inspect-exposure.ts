import { isFault } from "@gatewatch/base/fault";
import {
  exposedFiles,
  inspectExposed,
  inspectSecurityTxt,
  notFoundBaseline,
  securityTxtPath,
} from "../exposure/index.ts";
import { readPage } from "../pages/page.ts";
import type { Hit } from "../rule.ts";
import { inParallel } from "../visit/parallel.ts";
import type { Arrival, Stage } from "./contract.ts";

const maxProbeBytes = 64 * 1024;
const maxFailures = 5;
const concurrency = 6;

/**
 * Asks for files that should not be public, after learning from three random paths what a missing page looks like. A host
 * that fails or pushes back five times is left alone.
 */
export async function inspectExposure(
  { context, visitor, coverage }: Stage,
  { start }: Arrival,
): Promise<readonly Hit[]> {
  const get = async (path: string) => {
    const { href } = new URL(path, start.origin);
    const response = await visitor.get(href, { maxBodyBytes: maxProbeBytes });
    context.report.covered(href);
    return response;
  };
  const label = context.random.bytes(8).toString("hex");
  const baseline = await coverage.attempt("well-known files", async () =>
    notFoundBaseline(
      await inParallel([`/${label}`, `/${label}.txt`, `/.${label}/${label}`], 3, async (path) => {
        const response = await get(path);
        return { path, status: response.status, text: readPage("GET", response).text };
      }),
    ),
  );
  if (baseline === undefined) return [];
  let failures = 0;
  const probes = exposedFiles.flatMap((file) => file.paths.map((path) => ({ file, path })));
  const hits = await inParallel(
    probes,
    Math.min(concurrency, context.options.concurrent ?? concurrency),
    async ({ file, path }) => {
      if (failures >= maxFailures) return [];
      try {
        const response = await get(path);
        if (response.status === 429 || response.status === 503) failures += 1;
        return inspectExposed(file, path, response, baseline);
      } catch (error) {
        context.signal.throwIfAborted();
        if (!isFault(error)) throw error;
        failures += 1;
        return [];
      }
    },
  );
  if (failures > 0) {
    coverage.miss(
      "well-known files",
      `${failures} requests failed or were answered with 429 or 503${failures >= maxFailures ? ", so the rest was left out" : ""}`,
    );
  }
  const contact = await coverage.attempt(securityTxtPath, async () =>
    inspectSecurityTxt(readPage("GET", await get(securityTxtPath))),
  );
  return [...hits.flat(), ...(contact ?? [])];
}
