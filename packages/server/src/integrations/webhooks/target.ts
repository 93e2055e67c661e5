import { isFault } from "@gatewatch/base/fault";
import type { Net } from "@gatewatch/base/net";
import { webhooksFaults } from "./faults.ts";

const urlLongest = 2048;

/**
 * The URL of a webhook as it is kept, once every address of its host may be contacted.
 *
 * @throws Fault `webhooks.invalid_url`, `webhooks.target_refused`
 */
export async function checkedUrl(net: Net, text: string): Promise<string> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const refused = (reason: string) =>
    webhooksFaults("webhooks.invalid_url", {
      message: `"${text.slice(0, 200)}" cannot be the URL of a webhook: it ${reason}.`,
      fields: [{ field: "url", reason }],
    });
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:"))
    throw refused("must be an http or https URL such as https://example.com/hook");
  if (url.username !== "" || url.password !== "")
    throw refused("must hold no user name and password; check the signature instead");
  url.hash = "";
  if (url.href.length > urlLongest) throw refused(`must have at most ${urlLongest} characters`);
  await net
    .resolve(url.hostname.replace(/^\[|\]$/g, ""), Number(url.port) || (url.protocol === "https:" ? 443 : 80))
    .catch((error: unknown) => {
      if (!isFault(error)) throw error;
      throw webhooksFaults("webhooks.target_refused", {
        message: error.message,
        fields: [{ field: "url", reason: isFault(error, "net.address_refused") ? "is private" : "cannot be resolved" }],
      });
    });
  return url.href;
}
