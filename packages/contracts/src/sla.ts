/** How long a vulnerability may stay open, by its severity. */
import { z } from "zod";

const days = z.int().min(1).max(3650).nullable();
/** Days from the first sighting, or the return, to the deadline; `null` = none. */
export const slaDays = z
  .object({ critical: days, high: days, medium: days, low: days, info: days })
  .meta({ id: "SlaDays", examples: [{ critical: 7, high: 30, medium: 90, low: 180, info: null }] });
/** `PUT /sla`: deadlines of all open vulnerabilities follow. */
export const setSlaRequest = z
  .object({ days: slaDays })
  .meta({ examples: [{ days: { critical: 7, high: 30, medium: 90, low: 180, info: null } }] });
export const slaAnswer = z.object({ data: z.object({ days: slaDays, is_default: z.boolean() }) });
