using System.Globalization;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Selecting;

/// <summary>The slices that an attribute cuts the samples into.</summary>
/// <param name="Attribute">Its name.</param>
/// <param name="Names">Slices in order: text by its code points, numbers by size, samples without a value last.</param>
/// <param name="OfSample">For each sample the position of its slice.</param>
sealed record Slicing(string Attribute, IReadOnlyList<string> Names, IReadOnlyList<int> OfSample)
{
    /// <summary>Numbers with more values than this are cut at their quartiles.</summary>
    public const int MostNumbers = 20;

    const string None = ""; // As an empty field is everywhere.

    /// <exception cref="DataException">The table has no such attribute.</exception>
    public static Slicing Of(Table table, string attribute)
    {
        var column = table.Attributes.FirstOrDefault(candidate => candidate.Name == attribute) ?? throw new DataException("unknown-attribute", Unknown(attribute, table.Attributes));
        var count = table.Samples.Count;
        return column.Text is { } text
            ? OfText(attribute, [.. text.Take(count).Select(value => value is { Length: > 0 } ? value : null)])
            : OfNumbers(attribute, [.. column.Number!.Take(count)]);
    }

    /// <summary>What to say of an attribute that is not there.</summary>
    public static string Unknown(string attribute, IReadOnlyList<AttributeColumn> there) => $"the dataset has no attribute '{attribute}'{Suggestion.For(attribute, there.Select(column => column.Name))} (attributes: "
        + (there.Count == 0 ? "none" : TextList.Of(there.Select(column => column.Name))) + "; 'attributes: file.csv' beside the dataset brings more)";

    static Slicing OfText(string attribute, string?[] values) => Make(attribute, values, values.OfType<string>().Distinct().Order(StringComparer.Ordinal));

    static Slicing OfNumbers(string attribute, double?[] numbers)
    {
        var sorted = numbers.OfType<double>().Order().ToArray();
        var distinct = sorted.Distinct().ToArray();
        if (distinct.Length <= MostNumbers)
            return Make(attribute, [.. numbers.Select(number => number is { } value ? Text(value) : null)], distinct.Select(Text));
        double[] cuts = [.. new[] { 1, 2, 3 }.Select(quarter => sorted[sorted.Length * quarter / 4]).Distinct()];
        string[] names = [.. Enumerable.Range(0, cuts.Length + 1).Select(bin => bin == 0 ? $"below {Text(cuts[0])}" : bin == cuts.Length ? $"{Text(cuts[^1])} and more" : $"{Text(cuts[bin - 1])} to below {Text(cuts[bin])}")];
        return Make(attribute, [.. numbers.Select(number => number is { } value ? names[cuts.Count(cut => cut <= value)] : null)], names);
    }

    static Slicing Make(string attribute, string?[] ofSample, IEnumerable<string> names)
    {
        string[] all = [.. names, .. ofSample.Contains(null) ? new[] { None } : []];
        var place = all.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        return new Slicing(attribute, all, [.. ofSample.Select(name => place[name ?? None])]);
    }

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
