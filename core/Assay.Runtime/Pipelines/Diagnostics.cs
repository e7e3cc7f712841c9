namespace Assay.Runtime.Pipelines;

/// <summary>Problems of a pipeline as they are found; nothing stops at the first.</summary>
sealed class Diagnostics
{
    readonly List<Diagnostic> found = [];

    public int Errors { get; private set; }

    public void Error(Place place, string code, string message)
    {
        Errors++;
        Add(new(place, code, message));
    }

    public void Warn(Place place, string code, string message) => Add(new(place, code, message, Severity.Warning));

    /// <summary>In file order: the pipeline's own, then those of scripts by name.</summary>
    public IReadOnlyList<Diagnostic> Sorted(string file) =>
        [.. found.OrderBy(d => d.Place.File == file ? "" : d.Place.File, StringComparer.Ordinal).ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column)];

    void Add(Diagnostic diagnostic)
    {
        diagnostic = diagnostic with { Message = Printable.Of(diagnostic.Message) };
        if (!found.Contains(diagnostic))
            found.Add(diagnostic);
    }
}
