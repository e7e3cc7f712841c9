using System.Diagnostics;

namespace Assay.Runtime.Running;

/// <summary>
/// What is finished of a block that takes long: appended to a file every little while, so that a run that is killed loses moments of work and not a block. A quick block
/// never has one. One caller at a time.
/// </summary>
sealed class PartJournal(string path)
{
    const int Share = 50; // Writing takes a fiftieth of the time at most, on a slow disk too.

    TimeSpan pause = TimeSpan.FromMilliseconds(5);
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
        if (sinceWritten.Elapsed < pause)
            return;
        sinceWritten.Restart();
        PartFile.Append(path, pending);
        pending.Clear();
        pause = TimeSpan.FromMilliseconds(Math.Max(5, sinceWritten.Elapsed.TotalMilliseconds * Share));
        sinceWritten.Restart();
    }
}
