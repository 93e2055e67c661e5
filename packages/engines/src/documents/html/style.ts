/** The whole style of the file. It names no address: nothing is ever loaded. */
export const style = `
:root{color-scheme:light dark;--text:#1c2024;--dim:#5b6570;--page:#fff;--panel:#f4f6f8;--line:#d5dbe1;--link:#2457c5;
--critical:#a3123a;--high:#c2410c;--medium:#8a6100;--low:#2457c5;--info:#5b6570}
@media (prefers-color-scheme:dark){:root{--text:#e6e9ed;--dim:#9aa5b1;--page:#14171a;--panel:#1d2226;--line:#353d45;
--critical:#ff7a9c;--high:#ff9f68;--medium:#e6b84a;--low:#8db4ff;--info:#9aa5b1}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.55 system-ui,sans-serif}
main{max-width:62rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.25rem;margin:2.5rem 0 .75rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
h3{font-size:1.03rem;margin:2rem 0 .5rem}
h1,h2,h3,p,td,th,dd,li{overflow-wrap:anywhere}
.subtitle{color:var(--dim);margin:0 0 1.5rem}
.notice{border-left:4px solid var(--medium);background:var(--panel);padding:.6rem .9rem;font-weight:600}
.label{font-weight:600;margin:1rem 0 .25rem}
.tone{font-size:.75rem;font-weight:700;text-transform:uppercase;border:1px solid;border-radius:3px;padding:.05rem .35rem;
margin-right:.5rem;vertical-align:.1em}
.critical{color:var(--critical)}.high{color:var(--high)}.medium{color:var(--medium)}.low{color:var(--low)}.info{color:var(--info)}
dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.2rem 1rem;margin:.5rem 0}
dt{color:var(--dim)}dd{margin:0}
.figures{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0}
.figure{background:var(--panel);border-radius:6px;padding:.6rem .9rem;min-width:6rem}
.figure b{display:block;font-size:1.4rem;line-height:1.2}
table{border-collapse:collapse;width:100%;margin:.75rem 0;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
th{color:var(--dim);font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums}
pre{background:var(--panel);padding:.7rem .9rem;overflow-x:auto;border-radius:6px;font:13px/1.45 ui-monospace,monospace}
code{font:.92em ui-monospace,monospace;background:var(--panel);padding:.05rem .25rem;border-radius:3px}
@media print{:root{color-scheme:light;--text:#000;--page:#fff;--panel:#f4f6f8;--line:#bbb;--dim:#444}
body{font-size:10.5pt}main{max-width:none;padding:0}h2,h3{break-after:avoid}table,pre{break-inside:auto}
tr,.figure,dl{break-inside:avoid}thead{display:table-header-group}pre{white-space:pre-wrap;overflow-wrap:anywhere}
@page{margin:18mm 15mm}}
`;
