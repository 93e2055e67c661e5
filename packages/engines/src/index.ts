/** The engines there are, sorted by id. Adding one is a folder and a line here; nothing else in the house changes. */
import { codeEngine } from "./code/index.ts";
import type { Engine } from "./contract.ts";
import { secretsEngine } from "./secrets/index.ts";
import { webEngine } from "./web/index.ts";

export type {
  ArtifactKind,
  Cache,
  Engine,
  EngineContext,
  EngineOptions,
  EnginePlan,
  Report,
  StatisticName,
  Target,
} from "./contract.ts";

export const engines: readonly Engine[] = [codeEngine, secretsEngine, webEngine];
