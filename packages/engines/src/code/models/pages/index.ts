/** Calls that show templates of the project, by the language of the program. */
import type { LibraryModel } from "../contract.ts";
import { goPages } from "./go.ts";
import { javaPages } from "./java.ts";
import { phpPages } from "./php.ts";
import { pythonPages } from "./python.ts";

export const pageModels: readonly LibraryModel[] = [goPages, javaPages, phpPages, pythonPages];
