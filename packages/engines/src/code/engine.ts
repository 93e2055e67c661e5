import type { Engine, EngineContext } from "../contract.ts";
import type { Finding } from "../findings/index.ts";
import { analyse } from "./analyse.ts";
import type { Hit } from "./analysis/index.ts";
import { grammarOf } from "./discover/index.ts";
import { openApiOf, type Verdict, verdictsOf } from "./endpoints/index.ts";
import { readProject, resolverOf } from "./read-project.ts";
import { type FileView, findingOf, groupsOf, Lines, suppressionsOf } from "./reporting/index.ts";
import { rules } from "./rules/index.ts";
import { userFindingOf } from "./semgrep/index.ts";
import type { Place } from "./values/index.ts";
import { writeWiki } from "./wiki/index.ts";

/** Finds flows of untrusted data into dangerous places, and dangerous settings. Pure: it reads files and sends nothing. */
export const codeEngine: Engine = {
  id: "code",
  version: "1",
  rules: Object.values(rules).map(({ id }) => `code.${id}`),
  accepts: (target) => target.kind === "tree",
  async plan(context) {
    let units = 0;
    for await (const file of context.fs.files({ signal: context.signal })) {
      if (grammarOf(file.path) !== undefined) units++;
    }
    return { units, unitName: "files" };
  },
  run: runCode,
};

async function* runCode(context: EngineContext): AsyncGenerator<Finding> {
  const { clock, report } = context;
  const deadlineMs = clock.monotonicMs() + context.budget.timeSeconds * 1000;
  const project = await readProject(context, deadlineMs);
  report.statistic("files", project.modules.size);
  report.statistic("bytes", project.bytes);
  report.statistic("lines", project.lines);
  const { hits, endpoints, uses } = await analyse(context, project, deadlineMs);
  const views = new Map<string, FileView>();
  const viewOf = ({ module: { path } }: Place): FileView => {
    let view = views.get(path);
    if (view === undefined) {
      const module = project.modules.get(path)!;
      const lines = new Lines(module.text);
      view = { lines, suppressions: suppressionsOf(module, lines), isPartial: false };
      views.set(path, view);
    }
    return view;
  };
  if (endpoints.length > 0) {
    const document = openApiOf(endpoints, (place) => viewOf(place).lines.at(place.start).line);
    const body = Buffer.from(JSON.stringify(document, null, 2));
    await report.artifact({ kind: "endpoints", mediaType: "application/vnd.oai.openapi+json;version=3.1", body });
  }
  const groups = groupsOf([...hits, ...verdictsOf(endpoints, uses).map(hitOf)]);
  if (project.modules.size > 0) {
    const findings = new Map<string, number>();
    for (const [hit] of groups) findings.set(hit!.rule, (findings.get(hit!.rule) ?? 0) + 1);
    const { modules, deployment } = project;
    const resolver = resolverOf(project);
    const wiki = writeWiki({
      label: context.target.label,
      modules,
      resolve: resolver.resolve,
      endpoints,
      lineOf: (place) => viewOf(place).lines.at(place.start).line,
      findings,
      deployment,
    });
    await report.artifact({ kind: "wiki", mediaType: "text/markdown; charset=utf-8", body: Buffer.from(wiki) });
  }
  const found = [
    ...groups.map((group) => ({ at: group[0]!.at, show: () => findingOf(group, viewOf) })),
    ...[...project.userHits].flatMap(([path, userHits]) => {
      const module = project.modules.get(path)!;
      return userHits.map((hit) => {
        const at = { module, start: hit.match.start, end: hit.match.end };
        return { at, show: () => userFindingOf(hit, path, module.text, viewOf(at)) };
      });
    }),
  ];
  found.sort(({ at: left }, { at: right }) =>
    left.module.path === right.module.path ? left.start - right.start : left.module.path < right.module.path ? -1 : 1,
  );
  for (const { show } of found) {
    context.signal.throwIfAborted();
    yield show();
  }
}

/** What is shown of a defect of who may ask for what. */
function hitOf({ rule, endpoint, at, evidence, doubt }: Verdict): Hit {
  const { method, path, handler } = endpoint;
  const sink = `${method === "*" ? "" : `${method} `}${path}`;
  return { rule, at: at ?? endpoint.at, unit: handler, sink, taints: [], doubt, evidence };
}
