import type { Value } from "../../values/index.ts";
import type { CallSite } from "../calls/call-site.ts";
import { optionOf } from "../conditions.ts";
import { textOf } from "../literals.ts";
import type { Here, Machine } from "../machine.ts";

/** Names of cookies that say who asks. */
const ofCaller = /^(?!.*(csrf|xsrf|refresh|reset)).*(session|sess_?id|token|jwt|auth)/i;

/** Takes up calls that say how the program knows who asks: cookies it sets up, tokens it reads, checks of where requests come from. */
export function noteIdentity(machine: Machine, here: Here, { target, given, at }: CallSite): void {
  const { identities } = machine.catalog(here.frame.unit.module.language);
  const { registrations } = machine;
  for (const name of target.names) {
    switch (identities.get(name)) {
      case "session": {
        const [options] = given.positional;
        const cookie = options === undefined ? undefined : (optionOf(here.state, options, "cookie") ?? options);
        if (!isOwnSiteOnly(here, cookie)) registrations.sessions.push(at);
        return;
      }
      case "cookie": {
        const [name, , options] = given.positional;
        const isOfCaller = ofCaller.test((name === undefined ? undefined : textOf(name)) ?? "");
        if (isOfCaller && !isOwnSiteOnly(here, options)) registrations.sessions.push(at);
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

function isOwnSiteOnly(here: Here, options: Value | undefined): boolean {
  const site = options === undefined ? undefined : optionOf(here.state, options, "sameSite");
  return site?.constants?.includes(true) === true || /^(lax|strict)$/i.test(textOf(site) ?? "");
}
