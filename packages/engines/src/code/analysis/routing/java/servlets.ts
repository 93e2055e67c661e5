import { type Endpoint, guardsOf } from "../../../endpoints/index.ts";
import { writtenName } from "../../../ir/index.ts";
import type { ClassCallable } from "../../../values/index.ts";
import type { Machine } from "../../machine.ts";
import { extendsOne, methodsNamed } from "./names.ts";
import { textsIn } from "./texts.ts";

const bases = new Set(["javax", "jakarta"].map((owner) => `${owner}.servlet.http.HttpServlet`));
const answering = { GET: "doGet", POST: "doPost", PUT: "doPut", PATCH: "doPatch", DELETE: "doDelete", "*": "service" };

/**
 * What servlets answer at the patterns of their annotation.
 * https://jakarta.ee/specifications/servlet/6.1/ section 8.1.1
 *
 * @param isGuardName whether a library's name lets only known callers pass
 */
export function servletEndpoints(
  machine: Machine,
  classes: readonly ClassCallable[],
  isGuardName: (name: string) => boolean,
): Endpoint[] {
  return classes.flatMap((owner) => {
    const paths = extendsOne(owner, bases) ? patternsOf(machine, owner) : [];
    if (paths.length === 0) return [];
    return Object.entries(answering).flatMap(([method, name]) =>
      methodsNamed(owner, name)
        .slice(0, 1)
        .flatMap((unit) =>
          paths.map(
            (path): Endpoint => ({
              method,
              path,
              handler: unit,
              at: { module: unit.module, start: unit.start, end: unit.start },
              steps: [],
              guards: guardsOf([], unit, isGuardName, machine.registrations.calls),
              around: [],
              resource: undefined,
              isPartial: false,
            }),
          ),
        ),
    );
  });
}

/** `/boxes/*` takes in what is below: `/boxes/{path}`. */
function patternsOf(machine: Machine, owner: ClassCallable): string[] {
  const [mark] = owner.unit.decorators.filter((each) => writtenName(each) === "WebServlet");
  const args = mark?.kind === "call" ? mark.args : [];
  return args
    .filter(({ name }) => name === undefined || name === "value" || name === "urlPatterns")
    .flatMap(({ value }) => textsIn(machine, owner, undefined, value) ?? [])
    .map((pattern) => `/${pattern.replace(/^\/+/, "").replace(/(^|\/)\*$/, "$1{path}")}`);
}
