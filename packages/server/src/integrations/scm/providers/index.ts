import type { ScmProvider } from "../contract.ts";
import type { Provider } from "./contract.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";

export type { Access, Account, Provider } from "./contract.ts";

export const providers: Readonly<Record<ScmProvider, Provider>> = { gitlab, github };
