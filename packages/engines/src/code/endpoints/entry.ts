import type { Place } from "../values/index.ts";
import type { Endpoint, EndpointEntry } from "./contract.ts";

/**
 * An endpoint as plain data.
 *
 * @param lineOf line of a place, from 1
 */
export function entryOf(endpoint: Endpoint, lineOf: (place: Place) => number): EndpointEntry {
  const { method, path, handler, at, steps, guards, isPartial } = endpoint;
  return {
    method,
    path,
    ...(handler === undefined ? {} : { handler: handler.symbol || handler.name }),
    file: at.module.path,
    line: lineOf(at),
    steps: steps.map(({ name }) => name),
    guards: guards.map(({ name, at: place }) => ({ name, file: place.module.path, line: lineOf(place) })),
    isPartial,
  };
}
