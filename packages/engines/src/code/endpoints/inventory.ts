import type { Place } from "../values/index.ts";
import type { Registrations } from "./collect.ts";
import type { Endpoint, Registration, Step } from "./contract.ts";
import { guardsOf } from "./guards.ts";
import { PathShapes } from "./path-shapes.ts";
import { normalized } from "./paths.ts";

interface Mounted {
  readonly path: string;
  /** A router around says that anybody may ask. */
  readonly isAllowed: boolean;
  readonly steps: readonly Step[];
  readonly around: readonly Place[];
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
  const shapes = new PathShapes();
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

  // What is put at a path runs before what is below that path only.
  const before = (router: number, order: number, path: string, methods: readonly string[] = []): Step[] => [
    ...(owns.get(router)?.steps ?? []),
    ...all.flatMap((registration, index) => {
      if (registration.router !== router) return [];
      if (registration.kind === "endpoint")
        return index < order && shapes.handsTo(registration, path, methods) ? registration.passesOn! : [];
      if (registration.kind !== "mount" || (index >= order && registration.isForAll !== true)) return [];
      return registration.children.length === 0 && shapes.isBelow(path, registration.path) ? registration.steps : [];
    }),
  ];

  const placesOf = (router: number, below: string, depth = 0): Mounted[] => {
    const around = depth < mostDepth ? (parents.get(router) ?? []) : [];
    const own = owns.get(router);
    const places = around.flatMap(({ mount, order }) => {
      const isReplaced = own?.isReplaced === true && mount.path !== "";
      const added = isReplaced ? mount.path : joined(mount.path, own?.path ?? "");
      const full = joined(added, below);
      return placesOf(mount.router, full, depth + 1).map((outer) => ({
        path: joined(outer.path, added),
        isAllowed: outer.isAllowed || mount.children.some((child) => registrations.isAllowed(child)),
        steps: [...outer.steps, ...before(mount.router, order, full), ...mount.steps],
        around: [...outer.around, mount.at],
      }));
    });
    return places.length === 0
      ? [{ path: own?.path ?? "", isAllowed: false, steps: [], around: [] }]
      : places.slice(0, mostPlaces);
  };

  const isSeenElsewhere = seenElsewhere(registrations, (router) =>
    (parents.get(router) ?? []).map(({ mount }) => mount.router),
  );
  const endpoints = all.flatMap((registration, order): Endpoint[] => {
    if (registration.kind !== "endpoint" || isSeenElsewhere(registration)) return [];
    const { path, handler, at, router, resource, passesOn } = registration;
    const methods = registrations.methodsOf(registration);
    const own = handler === undefined ? [] : registrations.stepsOf(handler);
    const written = path ?? "{unknown}";
    const isAnsweredLater = () =>
      all.some(
        (later, index) =>
          index > order && later.kind === "endpoint" && later.router === router && shapes.isSame(registration, later),
      );
    // What the program answers itself, it answers before a library does.
    const isAnsweredBefore = () =>
      all.some(
        (other, index) =>
          index < order && other.kind === "endpoint" && other.router === router && shapes.answers(other, registration),
      );
    if (resource !== undefined && isAnsweredBefore()) return [];
    if (passesOn !== undefined && (path?.endsWith("*") === true || isAnsweredLater())) return [];
    return placesOf(router, written).flatMap((place) => {
      const steps = [...place.steps, ...before(router, order, written, methods), ...registration.steps, ...own];
      const full = normalized(joined(place.path, written));
      const handing = guardsOf(passesOn?.slice(registration.steps.length) ?? [], undefined, isGuardName);
      const isForAnybody =
        registration.isForAnybody === true || place.isAllowed || registrations.isAllowed(registration.number);
      const guards = isForAnybody
        ? []
        : handing.length > 0
          ? [...guardsOf(steps, undefined, isGuardName), ...handing]
          : guardsOf(steps, handler, isGuardName, registrations.calls);
      const { around } = place;
      const open = registration.isOpen === true || isForAnybody ? { isOpen: true as const } : {};
      const shared = {
        path: full,
        handler,
        at,
        steps,
        guards,
        around,
        resource,
        ...open,
        isPartial: path === undefined,
      };
      return methods.map((method) => ({ method, ...shared }));
    });
  });
  return endpoints.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

/**
 * Whether a function made an endpoint on a router that is not known, as nobody was seen to call it, and the same line made
 * one on a router that is: what stands before that is known.
 */
function seenElsewhere(
  registrations: Registrations,
  routersAround: (router: number) => readonly number[],
): (registration: Registration) => boolean {
  const isGuessed = (router: number, depth = 0): boolean => {
    const around = depth < mostDepth ? routersAround(router) : [];
    return around.length === 0 ? registrations.isGuessed(router) : around.every((outer) => isGuessed(outer, depth + 1));
  };
  const placeOf = ({ at }: Registration) => `${at.module.path} ${at.start}`;
  const known = new Set<string>();
  for (const registration of registrations.all)
    if (registration.kind === "endpoint" && !isGuessed(registration.router)) known.add(placeOf(registration));
  return (registration) => isGuessed(registration.router) && known.has(placeOf(registration));
}

function keyOf({ path, method, at }: Endpoint): string {
  return `${path} ${method} ${at.module.path} ${String(at.start).padStart(9, "0")}`;
}

function joined(prefix: string, path: string): string {
  if (path === "") return prefix;
  return `${prefix.replace(/\/$/, "")}/${path.replace(/^\//, "")}`;
}
