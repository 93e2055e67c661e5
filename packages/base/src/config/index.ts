/**
 * Configuration from the environment. Each room declares its own slice; the slices are read together once, every error
 * is reported at the same time, and the documentation is generated from them. No secret has a default.
 */
import { z } from "zod";
import { defineFaults } from "../fault/index.ts";

export const configFaults = defineFaults({
  "config.invalid": {
    status: 500,
    word: "server_error",
    summary: "An environment variable has a value that cannot be used.",
  },
});

/** One environment variable: how its text is read, and what the documentation says about it. */
export interface Variable<T> {
  /** From the variable's text (`undefined` when it is not set) to its value. */
  readonly schema: z.ZodType<T, string | undefined>;
  readonly summary: string;
}

export type Slice =
  | Readonly<Record<`GATEWATCH_${string}` | "DATABASE_URL", Variable<unknown>>>
  | Readonly<Record<string, Variable<unknown>>>;
export type ConfigOf<S extends Slice> = { readonly [Name in keyof S]: S[Name] extends Variable<infer T> ? T : never };

/**
 * Reads a slice from an environment.
 *
 * @throws Fault `config.invalid` naming every variable that is wrong, and why
 */
export function readConfig<S extends Slice>(slice: S, environment: NodeJS.ProcessEnv): ConfigOf<S> {
  const values: Record<string, unknown> = {};
  const errors: string[] = [];
  for (const [name, variable] of Object.entries<Variable<unknown>>(slice)) {
    const text = environment[name]?.trim();
    const parsed = variable.schema.safeParse(text === "" ? undefined : text);
    if (parsed.success) values[name] = parsed.data;
    else errors.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join(", ")}`);
  }
  if (errors.length > 0) throw configFaults("config.invalid", { message: `Cannot start. ${errors.join("; ")}.` });
  return values as ConfigOf<S>;
}

/** `a,b , c` → `["a", "b", "c"]`; not set → `[]`. */
export const commaList = z
  .string()
  .optional()
  .transform((text) =>
    (text ?? "")
      .split(",")
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ""),
  );

/** `1`, `true`, `yes`, `on` → true; not set, `0`, `false`, `no`, `off` → false. */
export const flag = z
  .enum(["1", "true", "yes", "on", "0", "false", "no", "off"], { error: "must be 1 or 0" })
  .optional()
  .transform((text) => text !== undefined && ["1", "true", "yes", "on"].includes(text));

/** A whole number within bounds, with a default. */
export function wholeNumber(minimum: number, maximum: number, fallback: number): z.ZodType<number, string | undefined> {
  return z
    .string()
    .optional()
    .transform((text) => (text === undefined ? fallback : Number(text)))
    .pipe(
      z
        .int({ error: `must be a whole number from ${minimum} to ${maximum}` })
        .min(minimum, `must be at least ${minimum}`)
        .max(maximum, `must be at most ${maximum}`),
    );
}
