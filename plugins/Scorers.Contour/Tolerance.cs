namespace Assay.Scorers.Contour;

/// <summary>How far an outline may be off.</summary>
sealed class Tolerance(ContourOptions options)
{
    /// <summary>In px.</summary>
    /// <param name="area">Of the reference's object, in px.</param>
    public double For(double area) => Math.Max(options.TolerancePx, options.ToleranceRel * Math.Sqrt(area));

    /// <summary>Whether what counts is beyond it.</summary>
    public bool IsBeyond(double arc, double p95, double area) => (options.Rule == ContourMeasure.Arc ? arc : p95) > For(area);
}
