/** Style of the documentation page; its hash stands in the page's content security policy. */
export const DOCS_STYLE = `
body{margin:0;font:15px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1d2733;background:#f7f8fa}
main{max-width:1080px;margin:0 auto;padding:24px}
h1{font-size:26px}h2{margin-top:40px;font-size:20px}h4{margin:16px 0 4px}
details{margin:8px 0;padding:10px 14px;background:#fff;border:1px solid #d5dae1;border-radius:6px}
summary{cursor:pointer}
code,pre{font-family:ui-monospace,Consolas,monospace;font-size:13px}
pre{overflow:auto;padding:12px;background:#f0f2f5;border-radius:4px}
table{border-collapse:collapse;width:100%}td,th{padding:4px 10px;border-bottom:1px solid #e3e7ec;text-align:left;vertical-align:top}
.GET{color:#0a5c36}.POST{color:#8a3b00}a{color:#0b5394}
:target{outline:2px solid #0b5394}
`;
