import { isFault, messageOf } from "@gatewatch/base/fault";
import { isPublicAddress, type Net } from "@gatewatch/base/net";
import { scmFaults } from "./faults.ts";

/**
 * The origin of an instance: `https://host[:port]`, in lower case. Plain http is for private instances alone, which the
 * operator has to allow anyway: across the internet it would show the token to everybody on the way.
 *
 * @throws Fault `scm.invalid_instance`, `scm.instance_refused`
 */
export async function instanceUrl(net: Pick<Net, "resolve">, text: string): Promise<string> {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    throw invalid(text, "is no address of an instance such as https://gitlab.example.com");
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "")
    throw invalid(text, "has a path. Give the address of the instance alone, such as https://gitlab.example.com");
  if (url.protocol === "https:") return url.origin;
  const addresses = await net.resolve(url.hostname.replace(/^\[|\]$/g, ""), Number(url.port) || 80).catch((cause) => {
    if (!isFault(cause, "net.address_refused")) throw invalid(text, "names a host that cannot be found");
    throw scmFaults("scm.instance_refused", {
      message: messageOf(cause),
      fields: [{ field: "url", reason: "private address" }],
      cause,
    });
  });
  if (addresses.some(isPublicAddress))
    throw invalid(text, "would carry the token over the internet in clear text. Use https");
  return url.origin;
}

/** The origin that a repository's URL lies at; `undefined` for one that no token is sent to (ssh, file, unreadable). */
export function originOf(repositoryUrl: string): string | undefined {
  const url = URL.parse(repositoryUrl);
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : undefined;
}

function invalid(text: string, reason: string): Error {
  return scmFaults("scm.invalid_instance", {
    message: `"${text.replace(/\/\/[^/]*@/, "//…@").slice(0, 200)}" ${reason}.`,
    fields: [{ field: "url", reason: "must be the https address of an instance" }],
  });
}
