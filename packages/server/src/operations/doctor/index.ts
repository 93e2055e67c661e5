/** The doctor: looks at everything that keeps a server from running well, and says what to do. It changes nothing. */
export { type AddressSettings, checkProxies, checkPublicUrl, checkTls } from "./address.ts";
export { type Figures, type Finding, fail } from "./contract.ts";
export { checkDatabase } from "./database.ts";
export { checkDataFolder, checkDns, checkMasterKey, checkOpenFiles, checkPort, checkSmtp } from "./machine.ts";
