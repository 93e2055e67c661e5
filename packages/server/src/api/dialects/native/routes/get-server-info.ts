import { serverInfoAnswer } from "@gatewatch/contracts";
import manifest from "../../../../../package.json" with { type: "json" };
import { route } from "../../doors.ts";

export const getServerInfo = route({
  method: "GET",
  url: "/server/info",
  operationId: "getServerInfo",
  summary: "The version of this server",
  tag: "Utility",
  access: "authenticated",
  schema: { answer: serverInfoAnswer },
  async handle() {
    const info = { version: manifest.version, require_fips: false };
    return { body: { ...info, data: info } };
  },
});
