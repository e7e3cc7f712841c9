using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Answers <c>#load</c> with the files that were hashed, under their names relative to the script or, for a debugger, under their paths.</summary>
sealed class SourceResolver(ScriptSources sources, bool byPath) : SourceReferenceResolver
{
    public override string? NormalizePath(string path, string? baseFilePath) => path;

    public override string? ResolveReference(string path, string? baseFilePath)
    {
        var folder = Path.GetDirectoryName(Path.Combine(sources.Folder, baseFilePath ?? ""))!;
        var found = path.Contains('\0') ? null : sources.Find(Path.GetFullPath(Path.Combine(folder, path)));
        return byPath ? found?.Path : found?.Name;
    }

    public override Stream OpenRead(string resolvedPath) => new MemoryStream(sources.Files.Single(file => (byPath ? file.Path : file.Name) == resolvedPath).Content, writable: false);

    // Debuggers compare the checksum with that of the file they show.
    public override SourceText ReadText(string resolvedPath)
    {
        using var content = OpenRead(resolvedPath);
        return SourceText.From(content, Encoding.UTF8, SourceHashAlgorithm.Sha256);
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => sources.GetHashCode();
}
