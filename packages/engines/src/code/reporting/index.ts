/** From what the analysis saw to what people read: trace, rating, confidence, anchor, suppression. It decides nothing about flows. */
export { type FileView, findingOf, traceOf, traceStep } from "./finding.ts";
export { groupsOf } from "./groups.ts";
export { Lines } from "./lines.ts";
export { type Suppression, suppressionsOf } from "./suppression.ts";
