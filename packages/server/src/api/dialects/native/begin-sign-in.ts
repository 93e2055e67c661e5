import type { z } from "zod";
import type { Answer } from "../../http/index.ts";
import type { Doors } from "../doors.ts";
import type { beginQuery } from "./schema.ts";

/** Sends the browser to an identity provider, bound to this browser by a cookie. */
export async function beginSignIn(
  { kernel }: Pick<Doors, "kernel">,
  kind: "oidc" | "saml",
  { provider, return_to }: z.output<typeof beginQuery>,
  signInCookie: string | undefined,
): Promise<Answer<never>> {
  const begun = await kernel.federation.begin(kind, provider, { returnTo: return_to, browser: signInCookie });
  return { redirect: begun.url, signInCookie: begun.browser };
}
