namespace Assay.Runtime.Running;

/// <summary>How the scores of a run came about, one for each sample and step. Thread-safe.</summary>
public sealed class WorkDone
{
    int examined, reused, resumed;

    /// <summary>Computed by this process.</summary>
    public int Examined => examined;

    /// <summary>Taken from the cache that runs share.</summary>
    public int Reused => reused;

    /// <summary>Finished in this folder before.</summary>
    public int Resumed => resumed;

    public int Scores => examined + reused + resumed;

    /// <summary>The last score was computed; the next ones may have to be, too.</summary>
    internal bool IsComputing { get; private set; }

    internal void AddExamined(int scores)
    {
        IsComputing = true;
        Interlocked.Add(ref examined, scores);
    }

    internal void AddReused(int scores)
    {
        IsComputing = false;
        Interlocked.Add(ref reused, scores);
    }

    internal void AddResumed(int scores) => Interlocked.Add(ref resumed, scores);
}
