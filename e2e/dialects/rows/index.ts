/** Every documented endpoint, contract by contract. */
import { codesec } from "./codesec.ts";
import { cyberai } from "./cyberai.ts";
import { gatekey } from "./gatekey.ts";
import { gecko } from "./gecko.ts";

export const rows = [...gecko, ...codesec, ...cyberai, ...gatekey];
