import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useClient } from "../client/index.ts";
import { ageText, useNow } from "../design/index.ts";
import classes from "./connection-bar.module.css";
import { useConnection } from "./use-connection.ts";

const tryEverySeconds = 5;

/** Says above the page that the server is away (since when, next try) or asked to wait. Nothing while all is well. */
export function ConnectionBar() {
  const [{ lostAtMs, waitUntilMs }] = useConnection();
  if (lostAtMs !== undefined) return <Away lostAtMs={lostAtMs} />;
  return waitUntilMs === undefined ? null : <Waits untilMs={waitUntilMs} />;
}

function Away({ lostAtMs }: { lostAtMs: number }) {
  const client = useClient();
  const cache = useQueryClient();
  const [, connection] = useConnection();
  const now = useNow();
  const [triedAtMs, setTriedAtMs] = useState(lostAtMs);
  const leftSeconds = Math.max(0, Math.ceil(tryEverySeconds - (now - triedAtMs) / 1000));

  useEffect(() => {
    if (leftSeconds > 0) return;
    setTriedAtMs(Date.now());
    client.auth.session().then(
      () => {
        connection.found();
        void cache.invalidateQueries();
      },
      () => {},
    );
  }, [leftSeconds, client, cache, connection]);

  return (
    <div className={classes.bar} role="status">
      The server has not answered for {ageText((now - lostAtMs) / 1000)}. What is shown is from before; nothing can be
      changed. Next try in {leftSeconds} s.
    </div>
  );
}

function Waits({ untilMs }: { untilMs: number }) {
  const left = Math.ceil((untilMs - useNow()) / 1000);
  if (left <= 0) return null;
  return (
    <div className={classes.bar} role="status">
      Too many requests. Reads go on by themselves in {left} s.
    </div>
  );
}
