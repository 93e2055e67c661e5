import { Link } from "@tanstack/react-router";
import { Icon, Page, Sheet } from "../design/index.ts";
import classes from "./settings-page.module.css";
import { useDestinations } from "./use-destinations.ts";

/** `/settings`: every page of settings with what it is for; the way there on phones. */
export function SettingsPage() {
  const pages = useDestinations("settings");
  return (
    <Page title="Settings">
      <Sheet narrow>
        <ul className={classes.list}>
          {pages.map((one) => (
            <li key={one.to}>
              <Link to={one.to}>
                <Icon name={one.icon} />
                <span>
                  {one.name}
                  <small>{one.text}</small>
                </span>
                <Icon name="right" />
              </Link>
            </li>
          ))}
        </ul>
      </Sheet>
    </Page>
  );
}
