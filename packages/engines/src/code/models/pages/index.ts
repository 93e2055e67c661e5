/** Calls that show templates of the project, by the language of the program. */
import type { LibraryModel } from "../contract.ts";
import { pythonPages } from "./python.ts";

export const pageModels: readonly LibraryModel[] = [pythonPages];
