/** The checks there are, sorted by name. Adding one is a folder with its cases and a line here. */
import type { Check } from "./contract.ts";
import { cookies } from "./cookies/check.ts";
import { crossOriginHeaders } from "./cross-origin-headers/check.ts";
import { csp } from "./csp/check.ts";
import { directoryListingCheck } from "./directory-listing/check.ts";
import { errorDetailsCheck } from "./error-details/check.ts";
import { formAction } from "./form-action/check.ts";
import { framing } from "./framing/check.ts";
import { hsts } from "./hsts/check.ts";
import { mixedContent } from "./mixed-content/check.ts";
import { nosniff } from "./nosniff/check.ts";
import { permissionsPolicy } from "./permissions-policy/check.ts";
import { privateAddressCheck } from "./private-address/check.ts";
import { referrerPolicy } from "./referrer-policy/check.ts";
import { serverBanner } from "./server-banner/check.ts";
import { sourceMapCheck } from "./source-map/check.ts";
import { subresourceIntegrity } from "./subresource-integrity/check.ts";

export const checks: readonly Check[] = [
  cookies,
  crossOriginHeaders,
  csp,
  directoryListingCheck,
  errorDetailsCheck,
  formAction,
  framing,
  hsts,
  mixedContent,
  nosniff,
  permissionsPolicy,
  privateAddressCheck,
  referrerPolicy,
  serverBanner,
  sourceMapCheck,
  subresourceIntegrity,
];
