/** The wire shapes of the contracts as types, under the names people use for them. */
import type * as contracts from "@gatewatch/contracts";

type Parsed<Schema extends { parse(value: unknown): unknown }> = ReturnType<Schema["parse"]>;
type Sent<Schema extends { _zod: { input: unknown } }> = Schema["_zod"]["input"];

export type Severity = Parsed<typeof contracts.severity>;
export type SeverityCounts = Parsed<typeof contracts.severityCounts>;
export type ScanStatus = Parsed<typeof contracts.scanStatus>;
export type EngineName = Parsed<typeof contracts.engineName>;
export type ScanTarget = Parsed<typeof contracts.scanTarget>;
export type CreateScan = Sent<typeof contracts.createScanRequest>;
export type CreatedScan = Parsed<typeof contracts.createScanAnswer>["data"];
export type ScanStage = Parsed<typeof contracts.scanStage>;
export type CoverageNote = Parsed<typeof contracts.coverageNote>;
export type Scan = Parsed<typeof contracts.scan>;
export type ScanRow = Parsed<typeof contracts.scanRow>;
export type ScanList = Parsed<typeof contracts.scanListAnswer>;
export type Finding = Parsed<typeof contracts.finding>;
export type FindingList = Parsed<typeof contracts.findingListAnswer>;
export type Upload = Parsed<typeof contracts.uploadAnswer>;
export type User = Parsed<typeof contracts.user>;
export type Team = Parsed<typeof contracts.team>;
export type Role = Parsed<typeof contracts.role>;
export type Scope = Parsed<typeof contracts.scope>;
export type Session = Parsed<typeof contracts.sessionAnswer>;
export type SetupRequest = Sent<typeof contracts.setupRequest>;
export type LoginRequest = Sent<typeof contracts.loginRequest>;
export type LoginAnswer = Parsed<typeof contracts.loginAnswer>;
export type ApiKey = Parsed<typeof contracts.apiKey>;
export type CreateKey = Sent<typeof contracts.createKeyRequest>;
export type CreatedKey = Parsed<typeof contracts.createKeyAnswer>;
export type LiveMessage = Parsed<typeof contracts.liveMessage>;
export type Integration = Parsed<typeof contracts.integration>;
export type CreateIntegration = Sent<typeof contracts.createIntegrationRequest>;
export type IntegrationProjects = Parsed<typeof contracts.integrationProjectsAnswer>;
