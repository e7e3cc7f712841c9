namespace Assay.Outputs.Report.Markup;

/// <summary>How the page looks: light and dark, wide and narrow, on paper.</summary>
static class Style
{
    public static string Text { get; } = """
        :root{color-scheme:light dark;LIGHT}
        @media (prefers-color-scheme:dark){:root{DARK}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;overflow-wrap:anywhere}
        header,main,footer{max-width:1120px;margin:0 auto;padding:0 20px}
        header{padding-top:28px}
        h1{font-size:1.75rem;line-height:1.2;margin:0 0 4px}
        h2{font-size:1.3rem;line-height:1.25;margin:0 0 10px}
        h3{font-size:1.02rem;line-height:1.3;margin:20px 0 8px}
        p{margin:0 0 10px;max-width:76ch}
        a{color:var(--link)}
        code,pre{font:.86em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
        pre{overflow:auto;padding:12px;border:1px solid var(--rule);border-radius:8px;background:var(--ground);margin:0 0 10px;max-height:30rem}
        .quiet,figcaption,caption,dt{color:var(--quiet)}
        .lead{font-size:1.06rem}
        section{background:var(--card);border:1px solid var(--rule);border-radius:12px;padding:20px;margin:18px 0;scroll-margin-top:8px}
        nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:6px 16px;margin:12px 0 0;padding:0;font-size:.93rem}
        .strip{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,190px),1fr));gap:10px;margin:0 0 14px;padding:0;list-style:none}
        .strip li{border:1px solid var(--rule);border-left:5px solid var(--quiet);border-radius:8px;padding:10px 12px}
        .strip .passed{border-left-color:var(--good)}.strip .failed{border-left-color:var(--bad)}.strip .warned{border-left-color:var(--warn)}
        .strip b,.strip strong{display:block}.strip .word{font-weight:700;font-size:.8rem;letter-spacing:.04em;text-transform:uppercase;color:var(--quiet)}
        .passed .word{color:var(--good)}.failed .word{color:var(--bad)}.warned .word{color:var(--warn)}
        .strip .big{font-size:1.5rem;line-height:1.2;font-weight:650;font-variant-numeric:tabular-nums}
        .strip .small{font-size:.86rem;color:var(--quiet)}
        .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,200px),1fr));gap:8px 20px;margin:0 0 12px}
        .facts dt{font-size:.82rem}.facts dd{margin:0;font-variant-numeric:tabular-nums}
        .plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:18px;align-items:start}
        figure{margin:0 0 12px;min-width:0}figcaption{font-size:.86rem;margin-top:4px}
        .plot{display:block;width:100%;max-width:560px;height:auto;font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
        .plot text{fill:var(--ink)}.plot .name{fill:var(--quiet)}.plot .strong{font-weight:600}.plot .halo{paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}
        .plot .grid{stroke:var(--rule)}.plot .axis{stroke:var(--quiet)}.plot .mark{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3}.plot .whisker{stroke:var(--ink);stroke-width:1.5}
        .s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}.s4{fill:var(--s4)}.plot .none{fill:transparent}
        .dot{fill-opacity:.7}
        .l0,.l1,.l2,.l3,.l4{fill:none;stroke-width:2}.l0{stroke:var(--s0)}.l1{stroke:var(--s1)}.l2{stroke:var(--s2)}.l3{stroke:var(--s3)}.l4{stroke:var(--s4)}.dashed{stroke-dasharray:6 4}
        .scroll{overflow-x:auto;margin:0 0 12px}
        .scroll:focus-visible,a:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}
        table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums;overflow-wrap:normal}
        caption{text-align:left;font-size:.86rem;padding-bottom:4px}
        th,td{padding:4px 14px 4px 0;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top}
        th{font-weight:600;color:var(--quiet)}.n{text-align:right;white-space:nowrap}th.n{white-space:normal}
        td{max-width:34rem;min-width:3rem}
        details{margin:0 0 12px}summary{cursor:pointer;color:var(--link);padding:4px 0}
        .gallery{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,480px),1fr));gap:16px}
        .item{border:1px solid var(--rule);border-radius:10px;padding:12px;min-width:0}
        .item h3{margin:0 0 4px}.item p{font-size:.88rem;margin:0 0 8px}
        .views{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:6px;margin:0 0 8px}
        .pair img{display:block;max-width:100%;height:auto;border-radius:4px}.views figure{margin:0}.views figcaption{font-size:.78rem;margin:2px 0 0}
        .views img{display:block;width:100%;height:auto;border-radius:4px;background:var(--rule);image-rendering:auto}
        .keys + .gallery{margin-top:12px}.keys{list-style:none;display:flex;flex-wrap:wrap;gap:2px 12px;margin:0;padding:0;font-size:.82rem}
        .keys i{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin-right:.4em;border:1px solid var(--quiet)}
        footer{padding-bottom:40px;font-size:.88rem;color:var(--quiet)}
        @media (max-width:560px){header,main,footer{padding:0 12px}section{padding:14px;border-radius:10px}h1{font-size:1.4rem}.views{grid-template-columns:repeat(2,minmax(0,1fr))}}
        @media print{:root{color-scheme:light;LIGHT--ground:#fff}body{font-size:10pt}header,main,footer{max-width:none;padding:0}nav{display:none}section{border:0;padding:0;margin:0 0 14pt}h2{border-bottom:1pt solid var(--rule);padding-bottom:2pt}
        h2,h3{break-after:avoid}figure,.item,.strip li,tr{break-inside:avoid}.scroll{overflow:visible}table{font-size:7.5pt}th,td{padding-right:6pt}td{max-width:none;min-width:0}pre{max-height:none;overflow:visible;white-space:pre-wrap}details::details-content{content-visibility:visible;height:auto}.plots,.gallery{grid-template-columns:1fr 1fr}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}

        """.ReplaceLineEndings("\n").Replace("LIGHT", Palette.Variables(dark: false), StringComparison.Ordinal).Replace("DARK", Palette.Variables(dark: true), StringComparison.Ordinal);
}
