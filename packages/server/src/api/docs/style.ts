/** The one style sheet: system fonts, two colour schemes, visible focus. */
export const style = `:root{--ink:#18202b;--dim:#5a6675;--line:#dde2e8;--ground:#fff;--shade:#f5f7f9;--link:#0b5fad;--mark:#e8f1fb;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#e4e9ef;--dim:#9aa6b4;--line:#2b333d;--ground:#0f1419;--shade:#171d24;--link:#7ab8f5;--mark:#16283a}}
*{box-sizing:border-box}
html{scroll-padding-top:4rem}
body{margin:0;color:var(--ink);background:var(--ground);font:16px/1.6 system-ui,sans-serif}
a{color:var(--link)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999px;top:0;padding:.5rem 1rem;background:var(--ground);z-index:2}
.skip:focus{left:0}
header{position:sticky;top:0;z-index:1;display:flex;justify-content:space-between;align-items:center;padding:.6rem 1.5rem;border-bottom:1px solid var(--line);background:var(--ground)}
.home{font-weight:650;color:var(--ink);text-decoration:none}.home span{color:var(--dim);font-weight:400}
.columns{display:grid;grid-template-columns:19rem minmax(0,1fr) 13rem;gap:2.5rem;max-width:90rem;margin:0 auto;padding:0 1.5rem}
.sidebar,.contents{position:sticky;top:3.2rem;align-self:start;max-height:calc(100vh - 3.2rem);overflow:auto;padding:1.5rem 0;font-size:.875rem}
.sidebar ul,.contents ul{list-style:none;margin:.2rem 0 1rem;padding:0}
.sidebar summary{font-weight:600;cursor:pointer;padding:.3rem .5rem}
.sidebar a,.contents a{display:block;padding:.2rem .5rem;color:var(--dim);text-decoration:none;border-radius:4px;overflow-wrap:anywhere}
.sidebar a:hover,.contents a:hover{color:var(--ink);background:var(--shade)}
.sidebar a[aria-current]{color:var(--ink);background:var(--mark)}
.contents p{margin:0;padding:0 .5rem;font-weight:600}
.method{display:inline-block;min-width:3.6em;margin-right:.4em;font:600 .72rem ui-monospace,monospace;color:var(--dim)}
.method.post,.method.put,.method.patch{color:#a35a00}.method.delete{color:#b3261e}.method.get{color:#1b7a43}
@media (prefers-color-scheme:dark){.method.post,.method.put,.method.patch{color:#f0b25c}.method.delete{color:#ff8f86}.method.get{color:#6fd39a}}
main{padding:1.5rem 0 4rem;min-width:0}
h1{font-size:1.9rem;line-height:1.25;margin:.5rem 0 1rem}h2{font-size:1.3rem;margin:2.2rem 0 .8rem}h3{font-size:1.05rem;margin:1.6rem 0 .5rem}
code{font:.875em ui-monospace,SFMono-Regular,Menlo,monospace;background:var(--shade);padding:.1em .3em;border-radius:4px;overflow-wrap:anywhere}
pre{background:var(--shade);border:1px solid var(--line);border-radius:6px;padding:1rem;overflow:auto;line-height:1.5}
pre code{background:none;padding:0;overflow-wrap:normal}
aside{border-left:3px solid var(--link);background:var(--mark);padding:.1rem 1rem;border-radius:0 6px 6px 0}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem;border-bottom:1px solid var(--line)}
th:empty{padding:0}tr:target{background:var(--mark)}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.875rem;display:flex;gap:1.5rem}
@media (max-width:70rem){.columns{grid-template-columns:17rem minmax(0,1fr)}.contents{display:none}}
@media (max-width:48rem){.columns{display:block}.sidebar{position:static;max-height:16rem;border-bottom:1px solid var(--line)}}
`;
