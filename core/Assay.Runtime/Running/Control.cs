using Assay.Runtime.Pipelines;
using Assay.Runtime.Provenance;

namespace Assay.Runtime.Running;

/// <summary>Draws the control: a simple random sample without replacement, the same on every machine for the same seed and the same number of samples.</summary>
/// <remarks>Where samples cluster, whole clusters are drawn, until there are enough samples (cluster sampling: Cochran 1977, "Sampling Techniques", chapter 9).</remarks>
static class Control
{
    /// <param name="clusters">For each sample the number of its cluster, from 0 without gaps.</param>
    /// <param name="size">How many samples; the last cluster is drawn whole, so there may be more.</param>
    public static bool[] Draw(IReadOnlyList<int> clusters, int size, ulong seed)
    {
        var members = clusters.Index().ToLookup(sample => sample.Item, sample => sample.Index);
        var order = Enumerable.Range(0, members.Count).ToArray();
        var drawn = new bool[clusters.Count];
        for (var (i, samples) = (0, 0); i < order.Length && samples < size; i++)
        {
            var j = i + (int)(Next(ref seed) % (ulong)(order.Length - i)); // The bias is below count / 2^64.
            (order[i], order[j]) = (order[j], order[i]);
            foreach (var sample in members[order[i]])
                (drawn[sample], samples) = (true, samples + 1);
        }
        return drawn;
    }

    /// <summary>Samples one by one.</summary>
    public static bool[] Draw(int count, int size, ulong seed) => Draw([.. Enumerable.Range(0, count)], size, seed);

    /// <summary>What a pipeline asks for.</summary>
    /// <exception cref="DataException">It asks for units that the dataset does not know.</exception>
    public static bool[] Draw(ControlOptions? options, IReadOnlyList<AttributeColumn> attributes, int count, ulong seed) =>
        options is null ? new bool[count] : Draw(SampleClusters.Of(SampleClusters.AttributeOf(options.Unit, attributes), attributes, count), options.Size, seed);

    /// <summary>What to say of a control of whole clusters; null when samples were drawn one by one.</summary>
    public static string? Describe(ControlOptions? options, IReadOnlyList<AttributeColumn> attributes, IReadOnlyList<bool> drawn)
    {
        if (options is null || SampleClusters.AttributeOf(options.Unit, attributes) is not { } attribute)
            return null;
        var clusters = SampleClusters.Of(attribute, attributes, drawn.Count);
        var chosen = clusters.Where((_, sample) => drawn[sample]).Distinct().Count();
        return $"the control is {chosen} of {clusters.Distinct().Count()} units of '{attribute}', each whole: {drawn.Count(yes => yes)} samples for the {options.Size} asked for";
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").</summary>
    public static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
