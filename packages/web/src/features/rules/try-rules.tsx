import type { RuleLanguage, RulesTrial } from "@gatewatch/sdk";
import { NativeSelect, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient } from "../../client/index.ts";
import { Button, countOf, Plain, SeverityMark } from "../../design/index.ts";
import { ProblemList } from "./problem-list.tsx";
import { languages } from "./rule-words.ts";
import classes from "./rules.module.css";

/** Runs the text as it is typed on a piece of code; nothing is kept. */
export function TryRules({ text }: { text: string }) {
  const client = useClient();
  const [language, setLanguage] = useState<RuleLanguage>("python");
  const [code, setCode] = useState("");
  const trial = useMutation({ mutationFn: () => client.ruleSets.test({ text, code, language }) });
  const isReady = text.trim() !== "" && code.trim() !== "";
  return (
    <section className={classes.trial} aria-label="Try the rules">
      <div className={classes.beside}>
        <NativeSelect
          label="Try on"
          data={[...languages]}
          value={language}
          onChange={({ currentTarget }) =>
            setLanguage(languages.find(({ value }) => value === currentTarget.value)?.value ?? language)
          }
        />
        <Button pending={trial.isPending} disabled={!isReady} onClick={() => trial.mutate()}>
          Try rules
        </Button>
        {isReady ? null : <small>Needs rules above and code below.</small>}
      </div>
      <Textarea
        aria-label="Code to try the rules on"
        placeholder="A few lines that the rules should find, and some that they should not"
        classNames={{ input: classes.code }}
        rows={5}
        maxLength={200_000}
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {trial.error === null ? null : (
        <Failure error={trial.error} what="The rules were not tried." onRetry={() => trial.mutate()} />
      )}
      {trial.data === undefined ? null : <Matches trial={trial.data} />}
    </section>
  );
}

function Matches({ trial }: { trial: RulesTrial }) {
  return (
    <div role="status">
      <p>
        {trial.match_total === 0 ? "No match" : countOf(trial.match_total, "match", "matches")} by{" "}
        {countOf(trial.rules, "rule")}.
      </p>
      <ul className={classes.matches}>
        {trial.matches.map((match) => (
          <li key={`${match.rule} ${match.line}:${match.column}-${match.end_line}:${match.end_column}`}>
            <SeverityMark severity={match.severity} />
            <span>
              Line {match.line}: <code>{match.rule}</code> <Plain text={match.message} />
            </span>
          </li>
        ))}
      </ul>
      <ProblemList problems={trial.problems} total={trial.problem_total} />
    </div>
  );
}
