/** Scores: pure functions from findings and facts to numbers. They know no page, no network and no time. */
export { type RuleGroup, type Score, scoreVersion, webScore } from "./formula.ts";
export { type ObservatoryFacts, observatoryGrade, type SubGrade } from "./observatory.ts";
export { type TlsGradeFacts, tlsGrade } from "./tls-grade.ts";
