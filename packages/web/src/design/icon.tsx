/** Our icons: 16 px, strokes of 1.4, in the colour of the text beside them. Never alone: the control has a name. */
const paths = {
  people:
    "M6 2.5a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8M1.8 13.2c0-2.6 1.8-4 4.2-4s4.2 1.4 4.2 4M10.4 2.8a2.4 2.4 0 0 1 0 4.2M11.8 9.5c1.6.5 2.5 1.8 2.5 3.7",
  download: "M8 2.5v7.5M4.8 7 8 10.2 11.2 7M2.5 13.5h11",
  door: "M9.5 2.5h4v11h-4M2.5 8H10M7 5l3 3-3 3",
  gauge: "M2.5 12a6 6 0 1 1 11 0M8 10l2.6-3.4",
  log: "M3.5 2.5h9v11h-9zM5.8 5.5h4.4M5.8 8h4.4M5.8 10.5h2.6",
  plug: "M6 2.5v3M10 2.5v3M4 5.5h8v2.7a4 4 0 0 1-8 0zM8 12.2v1.5",
  report: "M4 2.5h5l3 3v8H4zM9 2.5v3h3M6 8h4M6 10.5h4",
  settings: "M2.5 4.5h6M11.5 4.5h2M10 3v3M2.5 11.5h2M7.5 11.5h6M6 10v3",
  shield: "M8 2.2 13 4v4c0 3-2 5-5 6-3-1-5-3-5-6V4zM6 8l1.5 1.5L10.2 6.6",
  webhook: "M6.2 7.2a2.6 2.6 0 1 1 3.2-1.4l2.2 4M4 8.2A2.6 2.6 0 1 0 6.6 11h4.6M11.4 13.2a2.4 2.4 0 1 0-1.8-3",
  archive: "M2.5 3.5h11v3h-11zM3.5 6.5v6h9v-6M6.5 9h3",
  cancel: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M6 6l4 4M10 6l-4 4",
  check: "m3 8.5 3.2 3L13 4.5",
  close: "m4 4 8 8M12 4l-8 8",
  code: "M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
  down: "m4 6 4 4 4-4",
  external: "M9.5 2.5h4v4M13.5 2.5 8 8M11.5 9.5v4h-9v-9h4",
  flag: "M4 13.8V2.5h8.5l-2.2 3 2.2 3H4",
  folder: "M2 4.5v8h12v-7H8L6.5 3.5H2z",
  git: "M5 3.5v9M5 9c4 0 6-1 6-3.5M5 2.2v.1M5 13.7v.1M11 4.2v.1",
  globe:
    "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M2.5 8h11M8 2.2c-3.4 3.6-3.4 8 0 11.6M8 2.2c3.4 3.6 3.4 8 0 11.6",
  key: "M10.5 2.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8.4 7.6 2.5 13.5M4.5 11.5l2 2",
  keyboard: "M1.8 4.5h12.4v7.5H1.8zM4.5 7h.1M7 7h.1M9.5 7h.1M11.6 7h.1M5 9.6h6",
  link: "M6.8 9.2a2.6 2.6 0 0 0 3.8.2l2-2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.8-.2l-2 2a2.6 2.6 0 0 0 3.7 3.7l.9-.9",
  monitor: "M2 3.5h12v7.5H2zM6 13.5h4",
  moon: "M13 9.5A5.6 5.6 0 0 1 6.5 3a5.6 5.6 0 1 0 6.5 6.5",
  more: "M3.5 8h.1M8 8h.1M12.5 8h.1",
  plus: "M8 3v10M3 8h10",
  refresh: "M13 4v3h-3M13 7a5.3 5.3 0 1 0 .2 2.5",
  right: "m6 4 4 4-4 4",
  scans: "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3M4.5 8h7",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.2 3.2",
  rules: "m2.5 4 1 1 2-2M2.5 8l1 1 2-2M2.5 12l1 1 2-2M8 4h5.5M8 8h5.5M8 12h5.5",
  "sign-out": "M9.5 2.5h-7v11h7M6.5 8h7M11 5.5 13.5 8 11 10.5",
  sun: "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9",
  trash: "M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.8 7v4M9.2 7v4",
  up: "m4 10 4-4 4 4",
  warning: "M8 2.5 14 13H2zM8 6.5v3M8 11.3v.1",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" || name === "git" ? 1.6 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: "none" }}
    >
      <path d={paths[name]} />
    </svg>
  );
}
