import { posix } from "node:path";

/** A folder whose files of one language are one program, as its manifest says. */
export interface ProgramRoot {
  readonly language: string;
  readonly folder: string;
}

/** Manifests by language. Files of a language that has none here are one program. */
const manifests: readonly (readonly [language: string, name: RegExp])[] = [
  ["javascript", /^package\.json$/],
  ["python", /^(pyproject\.toml|setup\.(py|cfg)|manage\.py|Pipfile|requirements[\w.-]*\.txt)$/],
  ["java", /^(pom\.xml|build\.gradle(\.kts)?)$/],
  ["go", /^go\.mod$/],
  ["php", /^composer\.json$/],
  ["ruby", /^(Gemfile|config\.ru)$/],
];

/** The root that a file makes of its folder, by its name. */
export function rootAt(path: string): ProgramRoot | undefined {
  const name = posix.basename(path);
  const language = manifests.find(([, pattern]) => pattern.test(name))?.[0];
  return language === undefined ? undefined : { language, folder: posix.dirname(path) };
}
