import { ApiError } from "@gatewatch/sdk";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

export interface QueryClientPorts {
  /** An answer was 401: the session has ended. */
  onSignedOut(): void;
  /** The server did not answer at all. */
  onUnreachable(): void;
}

/** The cache of server data. Reads that failed for want of an answer are tried once more; writes never. */
export function createQueryClient({ onSignedOut, onUnreachable }: QueryClientPorts): QueryClient {
  const onError = (error: unknown, ownsUnauthorized: boolean) => {
    if (!(error instanceof ApiError)) return;
    if (error.status === 401 && !ownsUnauthorized) onSignedOut();
    if (error.status === 0) onUnreachable();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error) => onError(error, false) }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => onError(error, mutation.meta?.ownsUnauthorized === true),
    }),
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: 15_000,
        retry: (failures, error) => failures < 1 && error instanceof ApiError && error.status >= 500,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
