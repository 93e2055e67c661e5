import { useSession } from "../client/index.ts";
import { type Destination, destinations } from "./destinations.ts";

/** The pages that the signed-in person may see; all of them while that is unknown. */
export function useDestinations(group?: Destination["group"]): readonly Destination[] {
  const permissions = useSession()?.permissions;
  return destinations.filter(
    (one) =>
      (group === undefined || one.group === group) &&
      (one.scope === undefined || permissions === undefined || permissions.includes(one.scope)),
  );
}
