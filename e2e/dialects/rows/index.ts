/** Every documented endpoint, contract by contract. */
import { codesec } from "./codesec.ts";
import { cyberai } from "./cyberai.ts";
import { gatekey } from "./gatekey.ts";
import { gecko } from "./gecko.ts";
import { limits } from "./limits.ts";
import { signIn } from "./sign-in.ts";
import { webhooks } from "./webhooks.ts";

export const rows = [...gecko, ...codesec, ...webhooks, ...cyberai, ...gatekey, ...signIn, ...limits];
