using System.Text;
using Assay.Outputs.Report.Plotting;

namespace Assay.Outputs.Report.Markup;

/// <summary>A page as it grows. Whatever comes from data goes through <see cref="Text"/> or an attribute and is escaped there.</summary>
sealed class Page
{
    readonly StringBuilder text = new();

    /// <summary>Bytes that pictures may still take.</summary>
    public long Room { get; set; }

    public Page Open(string tag, params (string Name, string? Value)[] attributes)
    {
        text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
            if (value is not null)
                text.Append(' ').Append(name).Append("=\"").Append(Svg.Escape(value)).Append('"');
        text.Append('>');
        return this;
    }

    public Page Close(params string[] tags)
    {
        foreach (var tag in tags)
            text.Append("</").Append(tag).Append(">\n");
        return this;
    }

    public Page Text(string? words)
    {
        text.Append(Svg.Escape(words ?? ""));
        return this;
    }

    /// <summary>Markup of this program's own making, such as a plot.</summary>
    public Page Own(string markup)
    {
        text.Append(markup);
        return this;
    }

    public Page Element(string tag, string? words, params (string Name, string? Value)[] attributes) => Open(tag, attributes).Text(words).Close(tag);

    public Page Paragraph(string words, string? look = null) => Element("p", words, ("class", look));

    /// <summary>A picture drawn as markup, with what it says below it.</summary>
    public Page Plot(string svg, string caption) => Open("figure").Own(svg).Element("figcaption", caption).Close("figure");

    /// <summary>Begins a part of the page that the contents name.</summary>
    public Page Section(string id, string title) => Open("section", ("id", id), ("aria-labelledby", $"{id}-title")).Element("h2", title, ("id", $"{id}-title"));

    /// <summary>Short facts side by side.</summary>
    public Page Facts(params IReadOnlyList<(string Name, string Value)> facts)
    {
        Open("dl", ("class", "facts"));
        foreach (var (name, value) in facts)
            Open("div").Element("dt", name).Element("dd", value).Close("div");
        return Close("dl");
    }

    public override string ToString() => text.ToString();
}
