import type { Guard } from "./contract.ts";
import { declaredFaults, faultsDocument, faultsPage, unaligned } from "./fault-docs.ts";
import { isProduct } from "./run-guard.ts";

/** Fault codes are `room.reason`, unique, complete, and documented word for word. */
export const codes: Guard = {
  id: "codes",
  examines: isProduct,
  check(files, all) {
    const faults = declaredFaults(files);
    const violations: string[] =
      faults.length === 0 ? ["no fault is declared anywhere: the guard's parser is wrong"] : [];
    const seen = new Map<string, string>();
    for (const { code, status, word, summary, path, line } of faults) {
      const place = `${path}:${line}`;
      if (!/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/.test(code))
        violations.push(`${place}: "${code}" is not of the form room.reason`);
      if (seen.has(code)) violations.push(`${place}: "${code}" is declared in ${seen.get(code)} too`);
      seen.set(code, place);
      if (!(status >= 400 && status <= 599)) violations.push(`${place}: "${code}" has no HTTP status from 400 to 599`);
      if (!/^[a-z][a-z0-9_]*$/.test(word)) violations.push(`${place}: "${code}" has no word for the wire`);
      if (!summary.endsWith(".")) violations.push(`${place}: the summary of "${code}" is no sentence`);
    }
    const page = all.find(({ path }) => path === faultsPage)?.text;
    if (page === undefined || unaligned(page) !== unaligned(faultsDocument(faults)))
      violations.push(`${faultsPage}: differs from the code; run node tools/check.ts --write`);
    return { violations, facts: `${faults.length} codes` };
  },
};
