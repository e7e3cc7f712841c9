using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Selecting;

/// <summary>
/// Cuts samples into strata within which values compare: by image area, or by an attribute of the dataset. A text makes a stratum per value. A number does so too when it has no
/// more values than strata are wanted; else its values are cut into as many strata of about equal counts, equal values together. Samples without a value are a stratum of their own.
/// </summary>
static class Strata
{
    /// <summary>The word for image area; an attribute of this name is not asked.</summary>
    public const string Size = "size";

    /// <summary>Why there are no such strata, or null.</summary>
    public static string? Flaw(string within, IReadOnlyList<AttributeColumn> attributes) => within == Size || attributes.Any(column => column.Name == within) ? null
        : $"'within' is '{within}', which is no attribute of the dataset; expected {TextList.Of(Words(attributes))}{Suggestion.For(within, Words(attributes))}";

    static string[] Words(IReadOnlyList<AttributeColumn> attributes) => [Size, .. attributes.Select(column => column.Name)];

    /// <summary>For each sample the number of its stratum, from 0.</summary>
    /// <param name="within">Null: one stratum.</param>
    /// <param name="most">Strata that a number is cut into.</param>
    /// <exception cref="DataException">No such attribute.</exception>
    public static int[] Of(Table table, string? within, int most)
    {
        var count = table.Samples.Count;
        if (within is null)
            return new int[count];
        if (Flaw(within, table.Attributes) is { } flaw)
            throw new DataException("unknown-attribute", flaw);
        if (within == Size)
            return Cut([.. Enumerable.Range(0, count).Select(sample => (double?)table.Sizes.ElementAtOrDefault(sample)?.Area)], most);
        var column = table.Attributes.First(column => column.Name == within);
        return column.Text is { } text ? Number([.. Enumerable.Range(0, count).Select(sample => text[sample])]) : Cut([.. Enumerable.Range(0, count).Select(sample => column.Number![sample])], most);
    }

    static int[] Number(string?[] values)
    {
        var numbers = values.OfType<string>().Distinct().Order(StringComparer.Ordinal).Select((value, number) => (value, number)).ToDictionary(pair => pair.value, pair => pair.number, StringComparer.Ordinal);
        return [.. values.Select(value => value is null ? numbers.Count : numbers[value])];
    }

    static int[] Cut(double?[] values, int most)
    {
        Dictionary<double, int> stratum = [];
        var known = values.OfType<double>().Where(double.IsFinite).ToArray();
        var groups = known.GroupBy(value => value).OrderBy(group => group.Key).Select(group => (Value: group.Key, Count: group.Count())).ToArray();
        var before = 0;
        foreach (var (place, (value, count)) in groups.Index())
        {
            // Equal values stand where their middle stands.
            stratum[value] = groups.Length <= most ? place : (int)((before + count / 2.0) / known.Length * most);
            before += count;
        }
        return [.. values.Select(value => value is { } number && stratum.TryGetValue(number, out var found) ? found : most)];
    }
}
