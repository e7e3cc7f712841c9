namespace Assay.Runtime.Injecting;

/// <summary>An object drawn wrongly: another shape for its mask. The same for label maps and instances.</summary>
interface IReshaping
{
    string Name { get; }

    /// <inheritdoc cref="IInjection.Meaning"/>
    string Meaning { get; }

    /// <summary>How far the new shape may reach beyond the old one, in pixels.</summary>
    double Reach(Cutout old, double strength);

    /// <summary>The new shape in the same window; null when there is none.</summary>
    byte[]? Draw(Cutout old, double strength, SeededRandom random);
}
