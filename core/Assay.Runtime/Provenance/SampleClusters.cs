using System.Globalization;
using Assay.Runtime.Tiling;

namespace Assay.Runtime.Provenance;

/// <summary>Samples that stand for each other, as the frames of one video do: many of them say little more than one. They are drawn together, and intervals take them as one unit.</summary>
static class SampleClusters
{
    /// <summary>The attribute that says so without being asked.</summary>
    public const string Sequence = "sequence";

    /// <summary>The word for samples one by one.</summary>
    public const string Single = "sample";

    /// <summary>The attribute by which samples cluster; null when each is a unit of its own.</summary>
    /// <param name="unit">What a pipeline asks for; null: sequences, where there are any.</param>
    /// <exception cref="DataException">It asks for an attribute that is not there.</exception>
    public static string? AttributeOf(string? unit, IReadOnlyList<AttributeColumn> attributes) => unit switch
    {
        Single => null,
        null => attributes.Any(column => column.Name == Sequence) ? Sequence : null,
        _ when attributes.Any(column => column.Name == unit) => unit,
        _ => throw new DataException("unknown-attribute", $"'control' draws units of '{unit}', which is no attribute of the dataset; expected '{Single}'"
            + string.Concat(attributes.Select(column => $", '{column.Name}'"))),
    };

    /// <summary>For each sample the number of its cluster, in order of first appearance; a sample without a value is one of its own.</summary>
    public static int[] Of(string? attribute, IReadOnlyList<AttributeColumn> attributes, int count)
    {
        var column = attribute is null ? null : attributes.First(column => column.Name == attribute);
        var clusters = new int[count];
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        var next = 0;
        for (var row = 0; row < count; row++)
        {
            var value = column?.Text?[row] ?? column?.Number?[row]?.ToString("R", CultureInfo.InvariantCulture);
            if (string.IsNullOrEmpty(value))
                clusters[row] = next++;
            else if (!numbers.TryGetValue(value, out clusters[row]))
                numbers[value] = clusters[row] = next++;
        }
        return clusters;
    }

    /// <summary>The same by <see cref="Sequence"/>, where the dataset has it, else by the scene that tiles were cut from.</summary>
    public static int[] Of(IReadOnlyList<AttributeColumn> attributes, int count) => Of(AttributeOf(null, attributes) ?? TiledDataset.SceneColumn(attributes), attributes, count);
}
