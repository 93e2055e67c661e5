/** The verbs there are, sorted by name. */
import { audit } from "./audit.ts";
import { backup } from "./backup.ts";
import type { Command } from "./contract.ts";
import { doctor } from "./doctor.ts";
import { gate } from "./gate.ts";
import { keys } from "./keys.ts";
import { login } from "./login.ts";
import { migrate } from "./migrate.ts";
import { plan } from "./plan.ts";
import { restore } from "./restore.ts";
import { rules } from "./rules.ts";
import { scan } from "./scan.ts";
import { serve } from "./serve.ts";
import { teams } from "./teams.ts";
import { users } from "./users.ts";
import { version } from "./version.ts";
import { worker } from "./worker.ts";

export type { Command } from "./contract.ts";

export const commands: readonly Command[] = [
  audit,
  backup,
  doctor,
  gate,
  keys,
  login,
  migrate,
  plan,
  restore,
  rules,
  scan,
  serve,
  teams,
  users,
  version,
  worker,
];
