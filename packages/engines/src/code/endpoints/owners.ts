import type { Place } from "../values/index.ts";
import type { Endpoint, StoreUse } from "./contract.ts";

/** The endpoint whose code read the request, or else the one that uses the store itself. */
export function endpointOf(
  endpoints: readonly Endpoint[],
  source: Place | undefined,
  use: StoreUse,
): Endpoint | undefined {
  return endpointAt(endpoints, source ?? use.at);
}

/** The same, or else the one whose code uses the store, or all those before which that code runs. */
export function endpointsOf(endpoints: readonly Endpoint[], source: Place | undefined, use: StoreUse): Endpoint[] {
  const own = endpointOf(endpoints, source, use) ?? endpointAt(endpoints, use.at);
  if (own !== undefined) return [own];
  return endpoints.filter(({ steps }) => steps.some(({ unit }) => unit === use.unit));
}

/** The endpoint whose handler a place stands in, or that is registered around it. */
export function endpointAt(endpoints: readonly Endpoint[], place: Place): Endpoint | undefined {
  return endpoints.find(({ handler, at }) => {
    const isIn = (span: { readonly start: number; readonly end: number }) =>
      place.start >= span.start && place.start < span.end;
    if (handler !== undefined && handler.module.path === place.module.path && isIn(handler)) return true;
    return at.module.path === place.module.path && isIn(at);
  });
}
