import type { Step } from "../../endpoints/index.ts";
import type { FileGuardModel, FileRouteModel } from "../../models/index.ts";
import type { Frame, Value } from "../../values/index.ts";
import { optionOf } from "../conditions.ts";
import { textOf } from "../literals.ts";
import { hereOf, type Machine } from "../machine.ts";
import { stepsOf } from "./steps.ts";

export interface ProjectFile {
  readonly path: string;
  readonly frame: Frame;
  readonly exports: Value;
}

/** Takes up files whose place says what they answer, and those that stand before them. */
export function noteFiles(machine: Machine, files: readonly ProjectFile[]): void {
  for (const file of files) {
    const { fileRoutes, fileGuards } = machine.catalog(file.frame.unit.module.language);
    for (const model of fileGuards) noteGuard(machine, file, model);
    for (const model of fileRoutes) noteRoute(machine, file, model);
    noteAddresses(machine, file);
  }
}

function exported(machine: Machine, { exports }: ProjectFile, name: string): Value | undefined {
  return optionOf(machine.world, exports, name);
}

function noteRoute(machine: Machine, file: ProjectFile, model: FileRouteModel): void {
  const match = model.file.exec(file.path);
  if (match === null) return;
  // `(group)` and `@slot` are no part of the address; an index stands for its folder.
  const path = (match.groups?.["path"] ?? "")
    .split("/")
    .filter((part) => !/^\(.*\)$|^@|^index$/.test(part))
    .join("/");
  for (const [name, method] of Object.entries(model.exported)) {
    const value = exported(machine, file, name);
    if (value === undefined) continue;
    const { module } = file.frame.unit;
    const here = hereOf(file.frame, machine.world);
    const [callable] = value.callables.filter((each) => each.kind === "function");
    const start =
      callable?.unit.module.path === file.path
        ? callable.unit.start
        : Math.max(0, module.text.search(new RegExp(`export .*\\b${name}\\b`)));
    const steps = stepsOf(machine, here, value, { module, start, end: start });
    const last = steps.at(-1);
    if (last === undefined) continue;
    machine.registrations.add({
      kind: "endpoint",
      number: 0,
      router: 0,
      methods: [method],
      path: `${model.prefix}${path}`,
      steps: steps.slice(0, -1),
      handler: last.unit,
      at: { module, start, end: start },
    });
  }
}

function noteGuard(machine: Machine, file: ProjectFile, model: FileGuardModel): void {
  if (!model.file.test(file.path)) return;
  const { module } = file.frame.unit;
  const at = { module, start: 0, end: 0 };
  const here = hereOf(file.frame, machine.world);
  const steps = model.exported.flatMap((name): Step[] => {
    const value = exported(machine, file, name);
    return value === undefined ? [] : stepsOf(machine, here, value, at);
  });
  const [variable, key] = model.paths;
  const options = exported(machine, file, variable);
  const value = options && optionOf(machine.world, options, key);
  const texts =
    value === undefined
      ? []
      : [value, ...value.objects.flatMap((number) => [...(machine.world.thing(number)?.slots.values() ?? [])])];
  const paths = texts.map(textOf).filter((text) => text !== undefined);
  for (const [index, path] of (value === undefined ? [""] : paths).entries()) {
    // `/orders/:path*` and `/((?!login).*)`: https://nextjs.org/docs/app/api-reference/file-conventions/proxy#matcher
    const base = path.replace(/\/?(:\w+\*?|\(.*)$/, "");
    const place = { ...at, start: index, end: index };
    machine.registrations.add({
      kind: "mount",
      router: 0,
      path: base === "" ? "" : `${base}/*`,
      steps,
      children: [],
      isForAll: true,
      at: place,
    });
  }
}

/** `urlpatterns = router.urls`: the addresses of a file are those of a router. */
function noteAddresses(machine: Machine, { frame, exports }: ProjectFile): void {
  const { module } = frame.unit;
  if (module.language !== "python" || !frame.unit.locals.has("urlpatterns")) return;
  const value = machine.world.variable(frame.variable("urlpatterns", machine.fresh));
  const at = { module, start: 0, end: 0 };
  if (value !== undefined && value.number !== 0 && value.objects.length === 0)
    machine.registrations.add({
      kind: "mount",
      router: exports.number,
      path: "",
      steps: [],
      children: [value.number],
      at,
    });
}
