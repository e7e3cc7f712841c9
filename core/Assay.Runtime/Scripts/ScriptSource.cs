namespace Assay.Runtime.Scripts;

/// <summary>A file of a script.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Name">Relative to the script's folder, with '/'.</param>
/// <param name="Hash">SHA-256 of its bytes, in hex.</param>
public sealed record ScriptSource(string Path, string Name, string Hash)
{
    /// <summary>As read once: what is hashed is what is compiled.</summary>
    internal byte[] Content { get; init; } = [];
}
