namespace Assay.Runtime.Pipelines;

/// <summary>Names in a sentence.</summary>
static class TextList
{
    /// <summary><c>a, b, c</c>, in the order given; at most 30.</summary>
    public static string Of(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= 30 ? string.Join(", ", all) : $"{string.Join(", ", all.Take(30))}, ... ({all.Count})";
    }
}
