using Assay.Runtime.Injecting;

namespace Assay.Runtime.Demo;

/// <summary>Which tiles get an error, and of which kind: a fifth of them, the three kinds equally often.</summary>
static class DemoPlan
{
    const int OneIn = 5;
    const int PlanStream = -1;

    /// <summary>A kind, or null for a tile whose labels are right.</summary>
    public static LabelErrorKind?[] Draw(int seed, int count)
    {
        var plan = new LabelErrorKind?[count];
        var order = SeededRandom.For(seed, PlanStream).Shuffled(count);
        for (var i = 0; i < count / OneIn; i++)
            plan[order[i]] = (LabelErrorKind)(i % 3);
        return plan;
    }
}
