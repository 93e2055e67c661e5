import type { FactorState } from "@gatewatch/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Reading, useClient } from "../../client/index.ts";
import { Button, Card, countOf, Note, Section, State } from "../../design/index.ts";
import { EnrolFactor } from "./enrol-factor.tsx";
import { factorKey, factorQuery } from "./queries.ts";
import { RemoveFactor } from "./remove-factor.tsx";

const fewCodes = 3;

export function SecondFactorSection() {
  const factor = useQuery(factorQuery(useClient()));
  return (
    <Section
      title="Second factor"
      text="A code of an authenticator app beside the password, so that a stolen password alone opens nothing."
    >
      {factor.data === undefined ? (
        <Reading query={factor} queryKey={factorKey} what="the second factor" rows={1} />
      ) : (
        <FactorCard state={factor.data} />
      )}
    </Section>
  );
}

function FactorCard({ state }: { state: FactorState }) {
  const [enrolling, setEnrolling] = useState(false);
  const [removing, setRemoving] = useState(false);
  return (
    <Card>
      {state.enabled ? (
        <>
          <State shape="check">On, {countOf(state.recovery_codes_left, "recovery code")} left</State>
          {state.recovery_codes_left < fewCodes ? (
            <Note tone="warning">
              Few recovery codes are left. Remove the factor and add it again to get ten new ones.
            </Note>
          ) : null}
          {state.required ? <Note>The team requires a second factor, so it can only be exchanged.</Note> : null}
          <div>
            <Button onClick={() => setRemoving(true)}>Remove second factor</Button>
          </div>
        </>
      ) : (
        <>
          <State shape="plain">Off</State>
          <div>
            <Button tone={state.required ? "primary" : "default"} onClick={() => setEnrolling(true)}>
              Add second factor
            </Button>
          </div>
        </>
      )}
      <EnrolFactor open={enrolling} onClose={() => setEnrolling(false)} />
      <RemoveFactor open={removing} required={state.required} onClose={() => setRemoving(false)} />
    </Card>
  );
}
