using Microsoft.CodeAnalysis;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Collects what is wrong with a script, in terms of its files.</summary>
sealed class ScriptComplaints(ScriptSources sources)
{
    readonly List<ScriptDiagnostic> problems = [];

    public void Add(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Add(diagnostic.Location, diagnostic.Id, diagnostic.GetMessage());
    }

    /// <param name="location">Location.None for the script as a whole.</param>
    public void Add(Location location, string code, string message) => Add(location.GetLineSpan(), code, message);

    public void Add(FileLinePositionSpan span, string code, string message)
    {
        var file = sources.Files.FirstOrDefault(file => file.Name == span.Path || file.Path == span.Path) ?? sources.Files[0];
        problems.Add(new ScriptDiagnostic(ShownPath.Of(file.Path), span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, code, message));
    }

    public void Throw()
    {
        if (problems.Count == 0)
            return;
        var sorted = problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column).ToList();
        throw new ScriptException("script", string.Join("\n", sorted), sorted);
    }
}
