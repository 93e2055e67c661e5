import type { CallSite } from "../calls/call-site.ts";
import { optionOf } from "../conditions.ts";
import { textOf } from "../literals.ts";
import type { Here, Machine } from "../machine.ts";

/** Takes up calls that say how the program knows who asks: cookies it sets up, tokens it reads, checks of where requests come from. */
export function noteIdentity(machine: Machine, here: Here, { target, given, at }: CallSite): void {
  const { identities } = machine.catalog(here.frame.unit.module.language);
  const { registrations } = machine;
  for (const name of target.names) {
    switch (identities.get(name)) {
      case "session": {
        const [options] = given.positional;
        const cookie = options === undefined ? undefined : (optionOf(here.state, options, "cookie") ?? options);
        const site = cookie === undefined ? undefined : optionOf(here.state, cookie, "sameSite");
        const isOwn = site?.constants?.includes(true) === true || /^(lax|strict)$/i.test(textOf(site) ?? "");
        if (!isOwn) registrations.sessions.push(at);
        return;
      }
      case "forgery check":
        registrations.isForgeryChecked = true;
        return;
      case "decoded":
        registrations.decodings.set(here.frame.unit, at);
        return;
      case "verified":
        registrations.verifying.add(here.frame.unit);
        return;
      case undefined:
    }
  }
}
