namespace Assay.Outputs.Report.Plotting;

/// <summary>A curve.</summary>
/// <param name="Name">For the legend.</param>
/// <param name="X">Rising.</param>
/// <param name="Y">As many.</param>
sealed record Line(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The value stays until the next point.</summary>
    public bool Steps { get; init; }

    /// <summary>A baseline to compare with.</summary>
    public bool Dashed { get; init; }

    const int MostPoints = 400;

    /// <summary>At most a few hundred points: of every stretch the first and the extremes, so that no peak is lost.</summary>
    public Line Thinned()
    {
        if (X.Count <= MostPoints)
            return this;
        SortedSet<int> kept = [0, X.Count - 1];
        var stretches = MostPoints / 4;
        for (var s = 0; s < stretches; s++)
        {
            var (from, to) = ((int)((long)s * X.Count / stretches), (int)((long)(s + 1) * X.Count / stretches));
            var (least, most) = (from, from);
            for (var i = from; i < to; i++)
                (least, most) = (Y[i] < Y[least] ? i : least, Y[i] > Y[most] ? i : most);
            kept.UnionWith([from, least, most]);
        }
        return this with { X = [.. kept.Select(i => X[i])], Y = [.. kept.Select(i => Y[i])] };
    }
}
