import type { Step } from "../../../endpoints/index.ts";
import type { ClassCallable, Place } from "../../../values/index.ts";
import { beside } from "../../beside.ts";
import type { Machine } from "../../machine.ts";

/** A pattern by which controllers answer without attributes: `{controller=Home}/{action=Index}/{id?}`. */
export interface Convention {
  /** Of the value that the call gave. */
  readonly number: number;
  readonly pattern: string;
  readonly area: string | undefined;
  /** The only controller and action that it is for. */
  readonly controller: string | undefined;
  readonly action: string | undefined;
}

/** A class of SignalR, and the path that it is put at. */
export interface MappedHub {
  readonly number: number;
  readonly owner: ClassCallable;
  readonly path: string;
}

/** What is said of Razor pages by their paths. */
export interface PageRule {
  readonly step: Step;
  /** Nobody is asked who they are there. */
  readonly isOpen: boolean;
  /** `/Orders/Edit`, or for a folder all that is below it. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** What is asked of everybody where nothing else is said. */
export interface Fallback {
  readonly step: Step;
  /** It holds of controllers and pages only. */
  readonly isFilter: boolean;
}

/** What a program of ASP.NET says of where its classes answer and who may ask, as its code was followed. */
export interface AspNetWeb {
  readonly conventions: Convention[];
  readonly hubs: MappedHub[];
  readonly pageRules: PageRule[];
  readonly fallbacks: Fallback[];
  /** Calls that map all controllers, or all pages, by number. */
  readonly controllers: Set<number>;
  readonly pages: Set<number>;
  /** What is asked for where the value with this number stands. */
  readonly required: Map<number, Step[]>;
  readonly places: Set<string>;
}

/** What a program of ASP.NET said so far. */
export const aspNetOf = beside<Machine, AspNetWeb>(() => ({
  conventions: [],
  hubs: [],
  pageRules: [],
  fallbacks: [],
  controllers: new Set(),
  pages: new Set(),
  required: new Map(),
  places: new Set(),
}));

/** Whether a place is met for the first time: code may be followed more than once. */
export function isNew(web: AspNetWeb, { module, start, end }: Place): boolean {
  const key = `${module.path} ${start} ${end}`;
  if (web.places.has(key)) return false;
  web.places.add(key);
  return true;
}
