import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { Failure } from "../client/index.ts";
import { Empty } from "../design/index.ts";
import classes from "./page-error.module.css";

/** A page that could not be shown. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className={classes.page}>
      <Failure
        error={error instanceof Error ? error : new Error()}
        what="This page could not be shown."
        onRetry={again}
      />
    </div>
  );
}

export function NotFound() {
  return (
    <Empty title="There is no such page" act={<Link to="/scans">All scans</Link>}>
      The address is wrong, or the page is of another version.
    </Empty>
  );
}
