/** What is known about the way to the server: outside of React, because the query cache tells it. */
export interface Connection {
  readonly state: ConnectionState;
  /** No answer came. */
  lost(): void;
  found(): void;
  /** A read waits because the server asked for it. */
  waiting(seconds: number): void;
  sessionEnded(): void;
  signedIn(): void;
  subscribe(listener: () => void): () => void;
}

export interface ConnectionState {
  /** Milliseconds since 1970 when the first answer failed to come. */
  readonly lostAtMs: number | undefined;
  readonly waitUntilMs: number | undefined;
  readonly signInNeeded: boolean;
}

export function createConnection(): Connection {
  const listeners = new Set<() => void>();
  let state: ConnectionState = { lostAtMs: undefined, waitUntilMs: undefined, signInNeeded: false };
  const change = (next: Partial<ConnectionState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  return {
    get state() {
      return state;
    },
    lost: () => change({ lostAtMs: state.lostAtMs ?? Date.now() }),
    found: () => change({ lostAtMs: undefined }),
    waiting: (seconds) => change({ waitUntilMs: Date.now() + seconds * 1000 }),
    sessionEnded: () => change({ signInNeeded: true }),
    signedIn: () => change({ signInNeeded: false }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
