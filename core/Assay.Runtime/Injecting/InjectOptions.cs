namespace Assay.Runtime.Injecting;

/// <summary>What is to be put into a dataset's labels.</summary>
public sealed record InjectOptions
{
    public const double UsualShare = 0.2;
    public const int UsualMinPixels = 10;

    /// <summary>Names of kinds; their order does not matter. None: the usual ones for the labels that there are.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Of all samples, above 0 and at most 1.</summary>
    public double Share { get; init; } = UsualShare;

    /// <summary>Each above 0 and at most 1; kinds that are done or not ignore them.</summary>
    public IReadOnlyList<double> Strengths { get; init; } = [0.25, 0.5, 1];

    public int Seed { get; init; } = 1;

    /// <summary>Errors in each chosen sample, 1 or more; their boxes do not overlap. Tags get one.</summary>
    public int PerSample { get; init; } = 1;

    /// <summary>Errors that change fewer pixels are not made, nor are objects touched that have fewer.</summary>
    public int MinPixels { get; init; } = UsualMinPixels;

    public InjectPlace Place { get; init; }
}
