namespace Assay.Runtime.Scripts;

/// <summary>A step whose behaviour comes from a script file; run.json lists its hash.</summary>
interface IHasScript
{
    string File { get; }

    /// <summary>SHA-256 of the script and everything it loads, hex.</summary>
    string Hash { get; }
}
