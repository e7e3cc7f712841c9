namespace Assay.Runtime.Scripts;

/// <summary>What a script is, told by the name of its function.</summary>
public enum ScriptKind
{
    /// <summary>A scorer: a value for an exam.</summary>
    Score,
    /// <summary>A selector that looks at one row.</summary>
    Keep,
    /// <summary>A selector that looks at the whole table.</summary>
    Select,
    /// <summary>An output.</summary>
    Write,
}
