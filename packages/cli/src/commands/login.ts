import { hostname } from "node:os";
import { ApiError, type Client, createClient, type DeviceCode, type DeviceToken } from "@gatewatch/sdk";
import { keepServer, serversFaults, serverUrl } from "../servers/index.ts";
import { exitCodes, type Shell } from "../shell/index.ts";
import type { Command } from "./contract.ts";

/** RFC 8628 §3.5: how much longer to wait after `slow_down`. */
const slowerBySeconds = 5;

export const login: Command = {
  name: "login",
  summary: "Sign in to a server with your browser; the key is kept for this user alone",
  examples: ["gatewatch login https://gatewatch.example.com"],
  define(verb, shell, end) {
    verb.argument("<server>", "its address").action(async (address: string) => {
      const url = serverUrl(address);
      const client = createClient({ baseUrl: url });
      try {
        const device = await client.devices.start(`gatewatch on ${hostname()}`.slice(0, 100));
        shell.stderr.write(`Open ${device.verification_uri_complete}\nand confirm the code ${device.user_code}\n`);
        const token = await redeemed(client, device, shell);
        const expiresAt = new Date(shell.clock.now().getTime() + token.expires_in * 1000);
        const file = await keepServer(shell.environment, { url, key: token.access_token, expiresAt });
        const { email } = await createClient({ baseUrl: url, apiKey: token.access_token }).account.me();
        shell.stdout.write(
          `Signed in to ${url} as ${email} until ${expiresAt.toISOString().slice(0, 10)} (${file}).\n`,
        );
        end(exitCodes.clean);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        throw serversFaults("servers.refused", { message: `${url}: ${error.message}`, cause: error });
      }
    });
  },
};

/** Asks until somebody has answered, as often as the server allows. */
async function redeemed(client: Client, device: DeviceCode, shell: Shell): Promise<DeviceToken> {
  for (let waitSeconds = device.interval; ; ) {
    await shell.clock.sleep(waitSeconds * 1000, shell.signal);
    try {
      return await client.devices.redeem(device.device_code);
    } catch (error) {
      const code = error instanceof ApiError ? error.code : undefined;
      if (code === "slow_down") waitSeconds += slowerBySeconds;
      else if (code !== "authorization_pending") throw error;
    }
  }
}
