using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;

namespace Assay.Cli;

/// <summary>What the process says when it ends. When several apply: 130, 3, 2, 1, 4.</summary>
static class ExitCode
{
    public const int Done = 0;

    /// <summary>A check failed: lint errors, a failed test, a gate.</summary>
    public const int CheckFailed = 1;

    /// <summary>Wrong usage or configuration; nothing was run.</summary>
    public const int Usage = 2;
    public const int Broke = 3;

    /// <summary>Finished, but some samples could not be audited.</summary>
    public const int Partial = 4;

    /// <summary>Interrupted, resumable.</summary>
    public const int Interrupted = 130;

    public static int Of(Exception exception) => exception switch
    {
        ScriptException => Broke, // One that does not compile is a PipelineException; this one threw.
        AssayException => Usage,
        OperationCanceledException => Interrupted,
        _ => Broke,
    };
}
