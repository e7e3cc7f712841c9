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

    /// <summary>A script's first parameter is the exam.</summary>
    public bool TakesExam { get; init; }

    /// <summary>A script's parameters, without the exam.</summary>
    public IReadOnlyList<Need> Needs { get; init; } = [];
}
