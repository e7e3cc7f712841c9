using System.Runtime.CompilerServices;

namespace Assay;

/// <summary>
/// The samples of a run as an output of a format writes them. Labels are the dataset's own, void objects and pixels included; where the dataset names no classes they are those of the pipeline.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="which">Which of its samples.</param>
/// <param name="corrections">Apply what reviewers agreed on (<see cref="IRun.CorrectAsync"/>).</param>
public sealed class RunSamples(IRun run, ExportedSamples which, bool corrections)
{
    readonly bool mapped = run.Dataset.Classes.Count == 0;

    /// <summary>What the class ids of <see cref="ReadAsync"/> mean; empty when neither dataset nor pipeline names classes.</summary>
    public ClassList Classes => mapped ? run.Classes : run.Dataset.Classes;

    /// <summary>Positions in the dataset, ascending.</summary>
    public IEnumerable<int> Positions
    {
        get
        {
            var queued = which == ExportedSamples.Queued ? run.Queue.Select(item => item.Sample).ToHashSet(StringComparer.Ordinal) : [];
            return Enumerable.Range(0, run.Dataset.Ids.Count).Where(index => which switch
            {
                ExportedSamples.Kept => index < run.Table.Samples.Count && run.Table.Samples.IsKept(index),
                ExportedSamples.Queued => queued.Contains(run.Dataset.Ids[index]),
                _ => true,
            });
        }
    }

    /// <summary>Reads a sample. What an output writes is <see cref="CorrectedSample.Own"/>; its class ids are those of <see cref="Classes"/>.</summary>
    /// <param name="index">Position in the dataset.</param>
    /// <param name="ledger">Is told what is not applied.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="DataException">It cannot be read.</exception>
    public async ValueTask<CorrectedSample> ReadAsync(int index, ExportLedger ledger, CancellationToken cancel)
    {
        if (!corrections)
        {
            var sample = mapped ? WithIds(await run.ReadAsync(index, cancel)) : await run.Dataset.ReadAsync(index, cancel);
            return new CorrectedSample(sample, sample);
        }
        var corrected = await run.CorrectAsync(index, cancel);
        ledger.Add(Conversion.Dropped, "corrections-left-out", "verdicts that an export cannot apply by itself", corrected.Left.Count, corrected.Sample.Id);
        return mapped ? new CorrectedSample(corrected.Sample, WithIds(corrected.Sample)) { Applied = corrected.Applied, Left = corrected.Left } : corrected;
    }

    /// <summary>
    /// Reads all of them, in order, as <see cref="ReadAsync"/> does: a sample, or why it cannot be read. Where nothing is to be corrected several are read at once.
    /// </summary>
    /// <param name="ledger">Is told what is not applied.</param>
    /// <param name="cancel">Stops reading.</param>
    public async IAsyncEnumerable<(int Index, CorrectedSample? Sample, DataException? Broken)> ReadAllAsync(ExportLedger ledger, [EnumeratorCancellation] CancellationToken cancel)
    {
        Queue<(int Index, Task<CorrectedSample> Read)> ahead = new();
        foreach (var index in Positions)
        {
            ahead.Enqueue((index, corrections ? ReadAsync(index, ledger, cancel).AsTask() : Task.Run(() => ReadAsync(index, ledger, cancel).AsTask(), cancel)));
            if (ahead.Count > (corrections ? 0 : 2 * Environment.ProcessorCount))
                yield return await TakeAsync(ahead.Dequeue());
        }
        while (ahead.TryDequeue(out var next))
            yield return await TakeAsync(next);
    }

    static async Task<(int, CorrectedSample?, DataException?)> TakeAsync((int Index, Task<CorrectedSample> Read) next)
    {
        try
        {
            return (next.Index, await next.Read, null);
        }
        catch (DataException broken)
        {
            return (next.Index, null, broken);
        }
    }

    Sample WithIds(Sample sample) => sample.Labels is not { } labels || run.Classes.Index().All(entry => entry.Index == entry.Item.Id) ? sample : sample with
    {
        Labels = new Labels
        {
            Map = labels.Map is { } map ? WithIds(map) : null,
            Instances = labels.Instances is { } instances ? [.. instances.Select(instance => instance with { Class = run.Classes[instance.Class].Id })] : null,
            Tags = labels.Tags is { } tags ? [.. tags.Select(tag => run.Classes[tag].Id)] : null,
        },
    };

    // By value, so that an id that no map can hold is a stranger there.
    LabelMap WithIds(LabelMap map)
    {
        var values = new long[map.Ids.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = map.Ids[i] == LabelMap.Void ? LabelMap.Void : run.Classes[map.Ids[i]].Id;
        return LabelMap.FromValues(map.Size, values, LabelMap.Void);
    }

    /// <summary>What tools that know images by their files call a sample: its id with the extension of its image, unless it has that already.</summary>
    public static string NameOf(Sample sample) =>
        sample.ImageFile is { } file && Path.GetExtension(file) is { Length: > 1 } extension && !sample.Id.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? sample.Id + extension : sample.Id;
}
