/** The operator's `doctor`, on the installation that the environment names. */
import { systemClock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import { messageOf } from "@gatewatch/base/fault";
import { readWorkers } from "@gatewatch/base/jobs";
import { createLog } from "@gatewatch/base/log";
import { checkTransport } from "./api/http/index.ts";
import { readServerConfig, type ServerConfig } from "./config.ts";
import { countDeliveries } from "./integrations/webhooks/index.ts";
import { countMails } from "./kernel/index.ts";
import * as doctor from "./operations/doctor/index.ts";
import { masterKeyFile, migrations, openDatabaseForOperator, runningServerPid } from "./platform.ts";

/** What the doctor found, in the order of a start. It starts the embedded database for a moment where none runs. */
export async function examine(environment: NodeJS.ProcessEnv): Promise<readonly doctor.Finding[]> {
  let config: ServerConfig;
  try {
    config = readServerConfig(environment);
    checkTransport(config);
  } catch (error) {
    return [
      doctor.fail(
        "configuration",
        messageOf(error),
        "Correct the environment; docs/configuration.md lists every variable.",
      ),
    ];
  }
  const address: doctor.AddressSettings = {
    certFile: config.GATEWATCH_TLS_CERT_FILE,
    keyFile: config.GATEWATCH_TLS_KEY_FILE,
    publicUrl: config.GATEWATCH_PUBLIC_URL,
    trustedProxies: config.GATEWATCH_TRUSTED_PROXIES,
  };
  const running = await runningServerPid(config);
  return [
    { check: "configuration", status: "ok", message: "every variable can be used" },
    ...(await doctor.checkDataFolder(config.GATEWATCH_DATA)),
    ...(await doctor.checkMasterKey(masterKeyFile(config))),
    ...(await doctor.checkOpenFiles()),
    ...(await doctor.checkPort(config.GATEWATCH_HOST, config.GATEWATCH_PORT, running)),
    ...(await doctor.checkTls(address, systemClock.now())),
    ...doctor.checkPublicUrl(address),
    ...doctor.checkProxies(address),
    ...(await examineDatabase(config)),
    ...(await doctor.checkSmtp(config.GATEWATCH_SMTP_URL)),
    ...(await doctor.checkDns("example.com")),
  ];
}

async function examineDatabase(config: ServerConfig): Promise<readonly doctor.Finding[]> {
  try {
    const database = await openDatabaseForOperator(config, createLog("silent"));
    const figures = async (db: Db) => ({
      workers: await readWorkers(db),
      deliveries: await countDeliveries(db, systemClock.now()),
      mails: await countMails(db),
    });
    return await doctor.checkDatabase(database.url, migrations, systemClock.now, figures).finally(database.close);
  } catch (error) {
    return [
      doctor.fail(
        "database",
        messageOf(error),
        "See the words above; the data folder's postgres/ must not be changed by hand.",
      ),
    ];
  }
}
