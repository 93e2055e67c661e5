import type { RuleProblem } from "@gatewatch/sdk";
import { countOf, Note, Plain } from "../../design/index.ts";
import { placeText } from "./rule-words.ts";
import classes from "./rules.module.css";

/** What of a text of rules is not run, each with its place. Nothing where all is well. */
export function ProblemList({ problems, total }: { problems: readonly RuleProblem[]; total: number }) {
  if (total === 0) return null;
  const rest = total - problems.length;
  return (
    <Note tone="warning">
      <section aria-label="Problems">
        {countOf(total, "problem")}. What is not named here is run.
        <ul className={classes.problems}>
          {problems.map((problem) => (
            <li key={`${problem.line} ${problem.rule} ${problem.reason}`}>
              <b>
                <Plain text={placeText(problem)} />
              </b>
              <span>
                <Plain text={problem.reason} />
              </span>
            </li>
          ))}
        </ul>
        {rest > 0 ? `${countOf(rest, "more", "more")}.` : null}
      </section>
    </Note>
  );
}
