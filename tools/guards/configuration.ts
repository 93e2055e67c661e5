import { configurationDocument, configurationPage, declaredVariables } from "./configuration-docs.ts";
import type { Guard } from "./contract.ts";
import { unaligned } from "./fault-docs.ts";
import { isProduct } from "./run-guard.ts";

/** Variables are declared once, each with a sentence, and documented word for word. */
export const configuration: Guard = {
  id: "configuration",
  examines: isProduct,
  check(files, all) {
    const variables = declaredVariables(files);
    const violations: string[] =
      variables.length === 0 ? ["no variable is declared anywhere: the guard's parser is wrong"] : [];
    const seen = new Set<string>();
    for (const { name, summary } of variables) {
      if (seen.has(name)) violations.push(`${name} is declared twice`);
      seen.add(name);
      if (!summary.endsWith(".")) violations.push(`the summary of ${name} is no sentence`);
    }
    const page = all.find(({ path }) => path === configurationPage)?.text;
    if (page === undefined || unaligned(page) !== unaligned(configurationDocument(variables)))
      violations.push(`${configurationPage}: differs from the code; run node tools/check.ts --write`);
    return { violations, facts: `${variables.length} variables` };
  },
};
