namespace Assay.Runtime.Running;

/// <summary>Looks for NaN and infinity in what is not pixels: they are no number to anybody, and no file could hold them.</summary>
static class FiniteNumbers
{
    /// <summary>The first number of an opinion that is none, with its place; null when all is well.</summary>
    public static string? Wrong(Opinion opinion) =>
        opinion.Value is { } value && !double.IsFinite(value) ? $"the value {value}"
        : opinion.ClassScores?.Any(score => !double.IsFinite(score)) == true ? $"the class score {opinion.ClassScores.First(score => !double.IsFinite(score))}"
        : Wrong(opinion.Instances);

    public static string? Wrong(IReadOnlyList<Instance>? instances)
    {
        for (var i = 0; i < instances?.Count; i++)
            foreach (var number in Of(instances[i]))
                if (!double.IsFinite(number))
                    return $"the number {number} in instance {i}";
        return null;
    }

    static IEnumerable<double> Of(Instance instance)
    {
        IEnumerable<double> numbers = [instance.Confidence ?? 0, instance.StatedArea ?? 0, .. instance.StatedBox is { } stated ? Of(stated) : []];
        return instance.Geometry switch
        {
            BoxGeometry(var box) => numbers.Concat(Of(box)),
            PolygonGeometry(var parts) => numbers.Concat(parts.SelectMany(part => part)),
            _ => numbers,
        };
    }

    static double[] Of(Box box) => [box.X, box.Y, box.Width, box.Height];
}
