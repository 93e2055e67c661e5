import type { Place } from "../values/index.ts";
import type { Endpoint, StoreUse } from "./contract.ts";

/** The endpoint whose code read the request, or else the one that uses the store itself. */
export function endpointOf(
  endpoints: readonly Endpoint[],
  source: Place | undefined,
  use: StoreUse,
): Endpoint | undefined {
  const place = source ?? use.at;
  return endpoints.find(({ handler, at }) => {
    const isIn = (span: { readonly start: number; readonly end: number }) =>
      place.start >= span.start && place.start < span.end;
    if (handler !== undefined && handler.module.path === place.module.path && isIn(handler)) return true;
    return at.module.path === place.module.path && isIn(at);
  });
}
