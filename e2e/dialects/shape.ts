/** Compares an answer with a documented example: every key of the example is there, with a value of its kind. */

/** A place in an example where any value does, `null` included: it stands for what a document leaves open. */
export const anything = Symbol("anything");

const secondsTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const millisecondsTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const forms = [secondsTime, millisecondsTime, uuid];

/** @returns what is wrong, one line a place; empty when the answer has the example's shape */
export function differences(example: unknown, answer: unknown, place = "answer"): string[] {
  if (example === anything) return answer === undefined ? [`${place} is missing`] : [];
  if (Array.isArray(example)) {
    if (!Array.isArray(answer)) return [`${place} is no array`];
    if (example.length === 0) return [];
    if (answer.length === 0) return [`${place} is empty, so that its rows say nothing`];
    return answer.slice(0, 20).flatMap((row, index) => differences(example[0], row, `${place}[${index}]`));
  }
  if (isRecord(example)) {
    if (!isRecord(answer)) return [`${place} is no object`];
    return Object.entries(example).flatMap(([key, value]) =>
      key in answer ? differences(value, answer[key], `${place}.${key}`) : [`${place}.${key} is missing`],
    );
  }
  if (typeof example === "number" && Number.isInteger(example))
    return Number.isInteger(answer) ? [] : [`${place} is ${JSON.stringify(answer)}, no integer`];
  if (typeof answer !== typeof example)
    return [`${place} is ${JSON.stringify(answer)}, not a ${example === null ? "null" : typeof example}`];
  if (typeof example !== "string") return [];
  const form = forms.find((candidate) => candidate.test(example));
  return form === undefined || form.test(String(answer))
    ? []
    : [`${place} is "${answer}", of another form than "${example}"`];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
