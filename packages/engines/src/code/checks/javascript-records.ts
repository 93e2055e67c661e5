import { type Entry, type Expression, walk } from "../ir/index.ts";
import type { RuleId } from "../rules/index.ts";
import type { Check } from "./contract.ts";

const databases = new Set(["postgres", "mysql", "mariadb", "mssql"]);
/** Settings of Electron's windows (https://www.electronjs.org/docs/latest/tutorial/security) and the value that opens them. */
const openWindows: Readonly<Record<string, boolean>> = {
  webSecurity: false,
  contextIsolation: false,
  sandbox: false,
  allowRunningInsecureContent: true,
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  experimentalFeatures: true,
};

/** Settings of JavaScript that are written as records and mean the same wherever they are used. */
export const javascriptRecords: Check = (module, see) => {
  if (module.language !== "javascript") return;
  walk(module.top, {
    expression(expression, unit) {
      if (expression.kind !== "record") return;
      const report = (rule: RuleId, at: Expression, what: string) =>
        see({ rule, at: { start: at.start, end: at.end }, unit, what });
      for (const { key, value } of expression.entries) {
        const name = textOf(key);
        // By itself it may be what a caller asked for; within settings it is what they are.
        const inner = value.kind === "record" ? value.entries : [];
        for (const { key: innerKey, value: innerValue } of inner)
          if (textOf(innerKey) === "rejectUnauthorized" && isLiteral(innerValue, false))
            report("tls-verification-off", innerKey!, "rejectUnauthorized");
        if (/^(minVersion|secureProtocol)$/.test(name) && /^(SSLv|TLSv1($|\.1$|_method|_1_method))/.test(textOf(value)))
          report("weak-tls-version", key!, name);
        if (name === "webPreferences" && value.kind === "record") {
          const open = value.entries.find(isOpen);
          if (open !== undefined) report("open-window", open.key!, textOf(open.key));
        }
      }
      if (isPlainDatabase(expression.entries)) report("cleartext-transmission", expression, "the connection");
    },
  });
};

function isOpen({ key, value }: Entry): boolean {
  const name = textOf(key);
  return name === "enableBlinkFeatures" || (name in openWindows && isLiteral(value, openWindows[name]));
}

/** Settings of Sequelize for a database on a network, without TLS (https://sequelize.org/docs/v6/other-topics/dialect-specific-things/). */
function isPlainDatabase(entries: readonly Entry[]): boolean {
  const found = (name: string) => entries.find(({ key }) => textOf(key) === name)?.value;
  if (!databases.has(textOf(found("dialect"))) || found("host") === undefined || found("database") === undefined)
    return false;
  if (entries.some(({ key }) => key === undefined) || found("ssl") !== undefined) return false;
  const options = found("dialectOptions");
  if (options === undefined) return true;
  if (options.kind !== "record") return false;
  const tls = options.entries.find(({ key }) => textOf(key) === "ssl")?.value;
  return tls === undefined || isLiteral(tls, false);
}

function textOf(expression: Expression | undefined): string {
  return expression?.kind === "constant" && typeof expression.value === "string" ? expression.value : "";
}

function isLiteral(expression: Expression, value: unknown): boolean {
  return expression.kind === "constant" && expression.value === value;
}
