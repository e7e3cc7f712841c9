using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Assay.Tests.Outputs.Report;

/// <summary>What every page keeps to: elements that close, ids that stand once, headings in order, words for every picture, links that lead somewhere.</summary>
static partial class PageChecks
{
    static readonly string[] Void = ["meta", "img"];

    public static void Hold(string html)
    {
        Assert.StartsWith("<!DOCTYPE html>", html);
        var root = Parse(html);
        var elements = root.DescendantsAndSelf().ToArray();
        var ids = elements.Select(element => (string?)element.Attribute("id")).OfType<string>().ToArray();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(elements.Select(element => (string?)element.Attribute("href")).OfType<string>().Where(link => link.StartsWith('#')), link => Assert.Contains(link[1..], ids));
        Assert.All(elements.SelectMany(element => ((string?)element.Attribute("aria-labelledby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)), id => Assert.Contains(id, ids));
        Headings([.. elements.Where(element => Heading().IsMatch(element.Name.LocalName)).Select(element => element.Name.LocalName[1] - '0')]);
        Assert.All(elements.Where(element => element.Name == "img"), image => Assert.NotEmpty((string?)image.Attribute("alt") ?? ""));
        Assert.All(elements.Where(element => element.Name == "svg"), image => Assert.True(((string?)image.Attribute("role"), ((string?)image.Attribute("aria-label"))?.Length > 0) == ("img", true), image.ToString()));
        Assert.All(elements.Where(element => element.Name == "table"), table => Assert.NotNull(table.Element("caption")));
        Assert.Equal("en", (string?)root.Attribute("lang"));
        Assert.All(elements.Where(element => element.Name == "ul"), list => Assert.All(list.Elements(), entry => Assert.Equal("li", entry.Name.LocalName)));
        Assert.All(elements.Where(element => element.Name == "p"), paragraph => Assert.DoesNotContain(paragraph.Elements(), inner => inner.Name.LocalName is "div" or "p" or "ul" or "table" or "figure"));
    }

    /// <summary>The pages here are XML but for elements without an end, so that a parser of XML finds whatever is not closed or not escaped.</summary>
    static XElement Parse(string html) => XElement.Parse(Regex.Replace(html["<!DOCTYPE html>".Length..], $"<({string.Join('|', Void)})\\b([^>]*)>", "<$1$2/>"));

    static void Headings(int[] levels)
    {
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"a heading of level {pair.Second} follows one of level {pair.First}"));
    }

    [GeneratedRegex("^h[1-6]$")]
    private static partial Regex Heading();
}
