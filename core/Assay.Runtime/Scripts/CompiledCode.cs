namespace Assay.Runtime.Scripts;

/// <summary>What the compiler made of a script or an expression; the unit of the cache.</summary>
/// <param name="Assembly">A PE image.</param>
/// <param name="Symbols">A portable PDB; empty for an expression.</param>
sealed record CompiledCode(byte[] Assembly, byte[] Symbols, CodeFacts Facts);

/// <summary>What is known of compiled code without loading it.</summary>
sealed record CodeFacts
{
    public IReadOnlyList<string> Columns { get; init; } = [];
    public IReadOnlyList<string> NumberAttributes { get; init; } = [];
    public IReadOnlyList<string> TextAttributes { get; init; } = [];
    public IReadOnlyList<ScriptDiagnostic> Warnings { get; init; } = [];

    /// <summary>Of a script.</summary>
    public ScriptKind Kind { get; init; }

    /// <summary>What a script's function returns, as C# writes it.</summary>
    public string Result { get; init; } = "";

    /// <summary>Of a script's function, in order.</summary>
    public IReadOnlyList<ScriptParameter> Parameters { get; init; } = [];
}
