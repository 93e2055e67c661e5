import type { Registrations } from "./collect.ts";
import type { Endpoint, Guard, Registration, Step } from "./contract.ts";
import { refusesStrangers } from "./guards.ts";

interface Place {
  readonly path: string;
  readonly steps: readonly Step[];
}

const mostDepth = 8;
const mostPlaces = 16;

/**
 * The endpoints of a program, with the full path and all that runs before each: what was put before it on its router and
 * on every router around, in the order of registration.
 *
 * @param isGuardName whether a library's name lets only known callers pass
 */
export function inventoryOf(registrations: Registrations, isGuardName: (name: string) => boolean): Endpoint[] {
  const { all } = registrations;
  const parents = new Map<number, { readonly mount: Registration & { kind: "mount" }; readonly order: number }[]>();
  for (const [order, registration] of all.entries()) {
    if (registration.kind !== "mount") continue;
    for (const child of registration.children) {
      parents.set(child, [...(parents.get(child) ?? []), { mount: registration, order }]);
    }
  }

  const owns = new Map(
    all.flatMap((registration) =>
      registration.kind === "router" ? [[registration.router, registration] as const] : [],
    ),
  );

  const before = (router: number, order: number): Step[] =>
    all.slice(0, order).flatMap((registration) => {
      const isBefore = registration.kind === "mount" && registration.router === router && registration.path === "";
      return isBefore ? registration.steps : [];
    });

  const placesOf = (router: number, depth = 0): Place[] => {
    const around = depth < mostDepth ? (parents.get(router) ?? []) : [];
    const own = owns.get(router);
    const places = around.flatMap(({ mount, order }) =>
      placesOf(mount.router, depth + 1).map(({ path, steps }) => ({
        path: joined(
          path,
          own?.isReplaced === true && mount.path !== "" ? mount.path : joined(mount.path, own?.path ?? ""),
        ),
        steps: [...steps, ...before(mount.router, order), ...mount.steps],
      })),
    );
    return places.length === 0 ? [{ path: own?.path ?? "", steps: [] }] : places.slice(0, mostPlaces);
  };

  const guardOf = (step: Step): Guard[] =>
    isGuardName(step.name) || (step.unit !== undefined && refusesStrangers(step.unit))
      ? [{ name: step.name, at: step.at }]
      : [];

  const endpoints = all.flatMap((registration, order): Endpoint[] => {
    if (registration.kind !== "endpoint") return [];
    const { methods, path, handler, at, router } = registration;
    const own = handler === undefined ? [] : registrations.stepsOf(handler);
    return placesOf(router).flatMap((place) => {
      const steps = [...place.steps, ...before(router, order), ...registration.steps, ...own];
      const full = normalized(joined(place.path, path ?? "{unknown}"));
      const shared = { path: full, handler, at, steps, guards: steps.flatMap(guardOf), isPartial: path === undefined };
      return methods.map((method) => ({ method, ...shared }));
    });
  });
  return endpoints.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

function keyOf({ path, method, at }: Endpoint): string {
  return `${path} ${method} ${at.module.path} ${String(at.start).padStart(9, "0")}`;
}

function joined(prefix: string, path: string): string {
  if (path === "") return prefix;
  return `${prefix.replace(/\/$/, "")}/${path.replace(/^\//, "")}`;
}

/** `/users/:id(\\d+)`, `/users/<int:id>` and `/users/{id:[0-9]+}` are `/users/{id}`. */
export function normalized(path: string): string {
  const named = path
    .replace(/<(?:\w+(?:\([^)]*\))?:)?(\w+)>/g, "{$1}")
    .replace(/\{(\w+):[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, "{$1}")
    .replace(/:(\w+)(?:\([^)]*\))?[?*+]?/g, "{$1}");
  const whole = `/${named.replace(/^\/+/, "")}`.replace(/\/{2,}/g, "/");
  return whole.length > 1 ? whole.replace(/\/$/, "") : whole;
}
