namespace Assay.Runtime.Planning;

/// <summary>An estimate of a run's time and memory, as ranges.</summary>
public sealed record Forecast(double SecondsLow, double SecondsHigh, long BytesLow, long BytesHigh)
{
    /// <summary>What a probe of seconds cannot know: other load, cold disks, a processor that slows down.</summary>
    const double Slack = 1.5;

    /// <summary>Seconds that a run of any size may take for what is no sample's: code that is compiled first, the folder, the files at the end.</summary>
    const double Fixed = 1;

    /// <summary>A part of the work.</summary>
    /// <param name="Least">Samples at least, and at most.</param>
    internal readonly record struct Part(int Least, int Most, Cost PerSample);

    /// <summary>All parts on so many jobs: at best each job brings its full share, at worst every further one half of it.</summary>
    /// <param name="opening">Seconds that opening took; that is not shared out.</param>
    internal static (double Low, double High) Seconds(double opening, IEnumerable<Part> parts, int jobs)
    {
        var all = parts.ToList();
        var low = opening + all.Sum(part => part.Least * part.PerSample.Low) / jobs;
        var high = opening + all.Sum(part => part.Most * part.PerSample.High) / (1 + (jobs - 1) / 2.0);
        return (low / Slack, high * Slack + Fixed);
    }

    /// <summary>At least what the process holds with everything open, and the table; at most also what every job has in hand, and as much again that is not yet collected.</summary>
    /// <param name="held">The working set now.</param>
    /// <param name="columns">How many columns the table gets.</param>
    /// <param name="idBytes">All ids together.</param>
    /// <param name="batch">Samples in hand per job.</param>
    /// <param name="perSample">Bytes allocated for the largest sample of the probe.</param>
    internal static (long Low, long High) Bytes(long held, int samples, int columns, long idBytes, int jobs, int batch, long perSample)
    {
        var table = samples * (64L + 8L * columns) + idBytes;
        return (held + table, held + 2 * table + 2L * jobs * batch * perSample + Collector);
    }

    /// <summary>What the garbage collector lets pile up before it looks.</summary>
    const long Collector = 64L << 20;
}
