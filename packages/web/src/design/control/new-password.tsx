import { PasswordInput } from "@mantine/core";

const passwordLength = 12;

/** How many characters a password lacks, as a sentence; `undefined` when it is long enough. */
export function lackOf(password: string): string | undefined {
  const lack = passwordLength - password.length;
  return lack > 0 ? `${lack} more needed` : undefined;
}

/** A password that is chosen now. `wrong` is shown once the form was sent. */
export function NewPassword({
  label = "Password",
  value,
  wrong,
  onValue,
}: {
  label?: string;
  value: string;
  wrong?: string | undefined;
  onValue: (value: string) => void;
}) {
  return (
    <PasswordInput
      label={label}
      description={`At least ${passwordLength} characters`}
      autoComplete="new-password"
      required
      withAsterisk={false}
      maxLength={200}
      value={value}
      error={wrong}
      onChange={(event) => onValue(event.currentTarget.value)}
      visibilityToggleButtonProps={{ "aria-label": `Show ${label.toLowerCase()}` }}
    />
  );
}
