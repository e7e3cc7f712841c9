using System.Collections.Concurrent;

namespace Assay.Runtime.Scripts.Isolation;

/// <summary>Scores in processes of their own, one for each sample that is scored at once. Thread-safe.</summary>
/// <param name="timeout">How long one exam may take; null for ever.</param>
/// <param name="steps">Ids of earlier steps, whose scores the script may ask for.</param>
sealed class IsolatedScript(ScriptUse use, TimeSpan? timeout, ScriptHost host, IReadOnlyList<string> steps) : IDisposable
{
    readonly ConcurrentBag<ScriptProcess> idle = [];

    /// <exception cref="DataException">The script took too long, or ended its process: a problem of this sample.</exception>
    /// <exception cref="ScriptException">As <see cref="CompiledScript.Score"/>.</exception>
    public Score Score(Exam exam)
    {
        var process = idle.TryTake(out var waiting) ? waiting : ScriptProcess.Start(host.Worker, WorkOrder.Of(use, host.CacheFolder));
        try
        {
            var score = process.Score(exam, [.. use.Compiled.Needs.Select(need => need.Role)], steps, timeout);
            idle.Add(process);
            return score;
        }
        catch (Exception) when (process.IsUsable)
        {
            idle.Add(process);
            throw;
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var process))
            process.Dispose();
    }
}
