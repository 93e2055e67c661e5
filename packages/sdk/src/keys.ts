import { createKeyAnswer, keyListAnswer, successAnswer } from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type { ApiKey, CreatedKey, CreateKey } from "./wire.ts";

export interface Keys {
  /** The newest 200. */
  list(signal?: AbortSignal): Promise<ApiKey[]>;
  /** `key` of the answer is the value, shown this once. */
  create(request: CreateKey): Promise<CreatedKey>;
  /** Revokes at once. */
  delete(id: string): Promise<void>;
}

/** API keys of the team. */
export function createKeys(transport: Transport): Keys {
  return {
    list: async (signal) => (await transport.read("/api-keys", keyListAnswer, { per_page: 200 }, signal)).data,
    create: (request) => transport.write("POST", "/api-keys", createKeyAnswer, request),
    delete: async (id) => {
      await transport.write("DELETE", `/api-keys/${encodeURIComponent(id)}`, successAnswer);
    },
  };
}
