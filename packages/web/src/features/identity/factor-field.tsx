import { TextInput } from "@mantine/core";
import { Button } from "../../design/index.ts";
import classes from "./identity.module.css";

/** What proves the second factor: a code of the authenticator, or a recovery code. */
export interface FactorProof {
  readonly kind: "totp" | "recovery_code";
  readonly value: string;
}

export const noProof: FactorProof = { kind: "totp", value: "" };

/** As a member of a sign-in. */
export function factorBody({ kind, value }: FactorProof): { totp?: string; recovery_code?: string } {
  return value.trim() === "" ? {} : { [kind]: value.trim() };
}

export function FactorField({
  proof,
  onProof,
  wrong,
}: {
  proof: FactorProof;
  onProof: (proof: FactorProof) => void;
  wrong?: string | undefined;
}) {
  const byCode = proof.kind === "totp";
  return (
    <div className={classes.factor}>
      <TextInput
        key={proof.kind}
        label={byCode ? "Code" : "Recovery code"}
        description={byCode ? "Six digits, from your authenticator" : "One of the ten; each works once"}
        inputMode={byCode ? "numeric" : "text"}
        autoComplete="one-time-code"
        autoFocus
        required
        withAsterisk={false}
        maxLength={byCode ? 8 : 40}
        value={proof.value}
        error={wrong}
        onChange={(event) => onProof({ ...proof, value: event.currentTarget.value })}
      />
      <Button tone="quiet" onClick={() => onProof({ kind: byCode ? "recovery_code" : "totp", value: "" })}>
        {byCode ? "Use a recovery code" : "Use a code of the authenticator"}
      </Button>
    </div>
  );
}
