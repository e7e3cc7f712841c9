namespace Assay.Scorers.Rules;

/// <summary>A sample that is not annotated is not here.</summary>
readonly record struct Traced(string Sample, ImageTrace Image, LabelTrace Labels);

/// <summary>An image that is there twice.</summary>
/// <param name="Sample">The one whose id comes later.</param>
/// <param name="Of">The first one that it is like.</param>
/// <param name="Bits">0: the same pixels; else in how many of 64 bits they look different, plus 1.</param>
sealed record Twin(string Sample, string Of, int Bits, bool SameLabels)
{
    /// <summary>Every image that is like an earlier one, with the first of those that are most like it; in order of ids.</summary>
    public static IReadOnlyList<Twin> Find(IEnumerable<Traced> traced, int distance)
    {
        var samples = traced.OrderBy(one => one.Sample, StringComparer.Ordinal).ToArray();
        Dictionary<UInt128, int> first = [];
        var looks = new LooksIndex(distance);
        List<Twin> twins = [];
        for (var i = 0; i < samples.Length; i++)
        {
            var one = samples[i];
            if (!first.TryAdd(one.Image.Pixels, i))
                twins.Add(new Twin(one.Sample, samples[first[one.Image.Pixels]].Sample, 0, one.Labels.All == samples[first[one.Image.Pixels]].Labels.All));
            else if (one.Image.Looks is { } hash)
            {
                if (looks.Nearest(hash) is var (at, bits))
                    twins.Add(new Twin(one.Sample, samples[at].Sample, bits + 1, one.Labels.Classes == samples[at].Labels.Classes));
                looks.Add(hash, i);
            }
        }
        return twins;
    }
}
