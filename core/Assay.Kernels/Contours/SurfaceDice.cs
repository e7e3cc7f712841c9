namespace Assay.Kernels;

/// <summary>
/// Surface Dice: the share of two outlines' length that lies within a tolerance of the other (as <see cref="SurfaceDistance.Dice"/>), for several tolerances at
/// once and without keeping every distance.
/// </summary>
public static class SurfaceDice
{
    /// <summary>Measures; false when a mask is empty: nothing is defined, and nothing written.</summary>
    /// <param name="crop">Two masks.</param>
    /// <param name="tolerances">In pixels, 0 or more.</param>
    /// <param name="dice">For each tolerance, in [0,1].</param>
    public static bool Find(JointCrop crop, ReadOnlySpan<double> tolerances, Span<double> dice)
    {
        if (crop.First.IndexOfAnyExcept(0UL) < 0 || crop.Second.IndexOfAnyExcept(0UL) < 0)
            return false;
        var within = new WithinTolerances(tolerances);
        var (first, second) = (new CornerElements(crop, crop.First), new CornerElements(crop, crop.Second));
        first.Measure(second, within);
        second.Measure(first, within);
        first.Return();
        second.Return();
        within.Write(dice);
        return true;
    }

    /// <summary>Elements within each tolerance, by kind: counted, so that their order does not matter.</summary>
    readonly struct WithinTolerances : IElementCounts
    {
        readonly double[] limits;
        readonly int[] counts; // Three a tolerance, then three of all.

        public WithinTolerances(ReadOnlySpan<double> tolerances)
        {
            limits = new double[tolerances.Length];
            counts = new int[3 * (limits.Length + 1)];
            for (var i = 0; i < limits.Length; i++)
                limits[i] = tolerances[i];
        }

        public void Add(int squared, int kind)
        {
            counts[3 * limits.Length + kind]++;
            var distance = Math.Sqrt(squared);
            for (var i = 0; i < limits.Length; i++)
                if (distance <= limits[i])
                    counts[3 * i + kind]++;
        }

        public void Write(Span<double> dice)
        {
            for (var i = 0; i < limits.Length; i++)
                dice[i] = Length(i) / Length(limits.Length);
        }

        double Length(int row) => counts[3 * row] * IElementCounts.Lengths[0] + counts[3 * row + 1] * IElementCounts.Lengths[1] + counts[3 * row + 2] * IElementCounts.Lengths[2];
    }
}
