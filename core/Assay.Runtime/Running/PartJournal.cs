using System.Diagnostics;

namespace Assay.Runtime.Running;

/// <summary>
/// What is finished of a block that takes long: appended to a file every little while, so that a run that is killed loses moments of work and not a block. A quick block
/// never has one. One caller at a time.
/// </summary>
sealed class PartJournal(string path)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    readonly Stopwatch sinceWritten = Stopwatch.StartNew();
    readonly List<SampleResult> pending = [];

    /// <summary>What an earlier run left, by sample.</summary>
    public Dictionary<int, SampleResult> Read()
    {
        Dictionary<int, SampleResult> results = [];
        foreach (var result in PartFile.ReadWhole(path))
            results[result.Index] = result;
        return results;
    }

    public void Add(IEnumerable<SampleResult> results)
    {
        pending.AddRange(results);
        if (sinceWritten.Elapsed < Pause)
            return;
        PartFile.Append(path, pending);
        pending.Clear();
        sinceWritten.Restart();
    }
}
