namespace Assay.Scorers.Confidence;

/// <summary>The component that the reference believes least.</summary>
/// <param name="Class">Its class in the map whose component it is.</param>
/// <param name="Other">The commonest class of its pixels in the other map; null when they are all void there.</param>
/// <param name="Pixels">Its size.</param>
/// <param name="Mean">The mean probability of its pixels' labels.</param>
/// <param name="Where">Its box.</param>
readonly record struct WorstComponent(int Class, int? Other, int Pixels, double Mean, Box Where)
{
    public string Describe(ClassList classes, bool isDecided)
    {
        var place = $"of {Pixels} px at ({Where.X},{Where.Y}) {Where.Width}x{Where.Height}";
        var other = Other is { } k && k != Class ? $"'{classes.NameOf(k)}'" : null;
        return isDecided
            ? $"the reference sees '{classes.NameOf(Class)}' {place}, mean p {Mean:G3} for its labels{(other is null ? "" : $", mostly {other}")}"
            : $"'{classes.NameOf(Class)}' {place}: mean p {Mean:G3}{(other is null ? "" : $", the reference sees {other}")}";
    }
}
