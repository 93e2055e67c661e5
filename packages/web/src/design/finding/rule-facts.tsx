import type { ReactNode } from "react";
import { OutLink } from "../text/out-link.tsx";
import { engineName } from "../words/engine.ts";
import classes from "./parts.module.css";

export interface Ruled {
  readonly engine: string;
  readonly rule_id: string;
  readonly category: string;
  readonly cwe: readonly string[];
  readonly cvss_vector: string | null;
}

/** Which rule of which engine says so, and what kind of weakness it is, for `Facts`. */
export function ruleFacts({ engine, rule_id: rule, category, cwe, cvss_vector: vector }: Ruled) {
  const facts: (readonly [name: string, value: ReactNode])[] = [
    ["Engine", engineName(engine)],
    ["Rule", <code key="rule">{rule}</code>],
    ["Category", category],
  ];
  if (cwe.length > 0) facts.push(["Weakness", <OutLinks key="cwe" links={cwe.map((id) => [id, cweUrl(id)])} />]);
  if (vector !== null) facts.push(["CVSS", <code key="cvss">{vector}</code>]);
  return facts;
}

/** References of a rule, for `Facts`; nothing without any. */
export function referenceFacts(urls: readonly string[]): readonly (readonly [name: string, value: ReactNode])[] {
  return urls.length === 0 ? [] : [["References", <OutLinks key="references" links={urls.map((url) => [url, url])} />]];
}

function OutLinks({ links }: { links: readonly (readonly [text: string, url: string])[] }) {
  return (
    <ul className={classes.links}>
      {links.map(([text, url]) => (
        <li key={url}>
          <OutLink url={url}>{text}</OutLink>
        </li>
      ))}
    </ul>
  );
}

function cweUrl(id: string): string {
  return `https://cwe.mitre.org/data/definitions/${id.replace(/\D/g, "")}.html`;
}
