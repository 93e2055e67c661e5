import { z } from "zod";
import { httpFaults } from "../../../http/index.ts";
import { route } from "../../doors.ts";
import { launch, launchRequest } from "../launch.ts";
import { scanBody } from "../render.ts";
import { profileOf, scanTypes } from "../scan-type.ts";
import { scan } from "../schema.ts";

export const postScansOfType = route({
  method: "POST",
  url: "/scans/:type",
  operationId: "createScanOfType",
  summary: "Start a scan, with its type in the address",
  tag: "Scans",
  access: "scans.run",
  success: 201,
  schema: {
    params: z.object({ type: z.string().max(1024) }),
    body: launchRequest.meta({ examples: [{ target: "example.com" }] }),
    answer: scan,
  },
  async handle({ principal, params, body }, doors) {
    const profile = profileOf(params.type);
    if (profile === undefined) {
      throw httpFaults("http.not_found", {
        message: `There is no type of scan "${params.type.slice(0, 100)}". Use one of ${scanTypes.join(", ")}.`,
      });
    }
    return { body: scanBody(await launch(doors, principal, body, params.type, profile)) };
  },
});
