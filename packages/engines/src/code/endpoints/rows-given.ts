import { putsField } from "./changes.ts";
import type { Behaviour, Verdict } from "./contract.ts";
import { endpointAt } from "./owners.ts";

const secret =
  /^(hashed_?|encrypted_?)?(passw(or)?d|pwd|pass_?hash)(_?(hash|digest|salt))?$|^(totp|otp|mfa|two_?factor)_?secret$|^(api|secret|private)_?key$|^(reset|refresh|access)_?token$/i;

/** Endpoints that answer with whole rows of what holds credentials, where nothing says which of the fields are shown. */
export function rowsGivenOf({ endpoints, tables, rowsGiven }: Behaviour): Verdict[] {
  const found = [...rowsGiven.values()].flatMap(({ entity, at, unit }): Verdict[] => {
    const table = tables.get(entity);
    const column = table?.columns.find((name) => secret.test(name));
    if (
      table === undefined ||
      table.isSelective ||
      column === undefined ||
      putsField(unit.body, (name) => secret.test(name))
    )
      return [];
    const endpoint = endpointAt(endpoints, at);
    if (endpoint === undefined) return [];
    const evidence = `the answer holds all that is kept of ${entity}, ${column} too`;
    return [{ rule: "credentials-in-answer", endpoint, at, evidence, doubt: 1 }];
  });
  const places = new Set<string>();
  return found.filter(
    ({ at }) => !places.has(`${at!.module.path}:${at!.start}`) && places.add(`${at!.module.path}:${at!.start}`),
  );
}
