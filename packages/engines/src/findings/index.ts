/** The finding: its type, severity words, identity and place. A library room: it runs nothing and knows no engine. */
export {
  type EngineId,
  type Evidence,
  engineIds,
  type Finding,
  type Location,
  placeOf,
  type Severity,
  severities,
  type TraceStep,
} from "./finding.ts";
export {
  type FingerprintVersion,
  fingerprintOf,
  fingerprintVersion,
  fingerprintVersions,
  type IdentifiedFinding,
  type Identity,
  identify,
  movedKeyOf,
  pathOf,
} from "./fingerprint.ts";
export { confidenceWord, isAtLeast, scoreOf, severityOf } from "./severity.ts";
export { similarity } from "./similarity.ts";
