using System.Text.Json;
using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Running;

/// <summary>A run as outputs see it.</summary>
sealed class FinishedRun(RunFolder folder, OpenDataset dataset, AskedReferences references, Lazy<Table> table, IReadOnlyList<Item> queue) : IRun
{
    readonly Lazy<WantedCorrections> wanted = new(() => new WantedCorrections(queue, VerdictFolder.Read(folder.Verdicts).SelectMany(log => log.Verdicts).ToLookup(line => line.Item!, StringComparer.Ordinal)));

    public string Folder => folder.Path;
    public IDataset Dataset => dataset.Source;
    public ClassList Classes => dataset.Classes;
    public Table Table => table.Value;
    public IReadOnlyList<Item> Queue => queue;
    public JsonElement Review => ReviewStatusJson.Of(ReviewStatus.Read(folder.Path));
    public IReadOnlyList<(string Reviewer, Verdict Verdict)> Verdicts => VerdictStore.ReadAll(folder.Verdicts);

    public TextWriter? Rehearsal { get; init; }

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => dataset.ReadAsync(index, cancel);

    public ValueTask<Georeference?> WhereOfAsync(int index, CancellationToken cancel) => dataset.WhereOfAsync(index, cancel);

    public ValueTask<Opinion> OpinionAsync(string reference, string sample, CancellationToken cancel) => references.Has(reference)
        ? ValueTask.FromResult(OpinionStore.Read(folder.Opinion(reference, sample)) ?? Opinion.None)
        : throw references.Unknown(reference);

    public async ValueTask<Opinion> AskAsync(string reference, int index, CancellationToken cancel)
    {
        var asked = await references.FindAsync(reference, cancel);
        var (opinion, failure) = (await asked.AskAsync([(index, await ReadAsync(index, cancel))], cancel))[0];
        return opinion ?? throw failure!;
    }

    /// <summary>Whether reviewers want something corrected in a sample.</summary>
    public bool IsToCorrect(int index) => wanted.Value.IsWanted(dataset.Ids[index]);

    /// <summary>What reviewers want corrected in a sample that cannot be read.</summary>
    public IReadOnlyList<ItemCorrection> WantedOf(int index) => wanted.Value.Of(dataset.Ids[index], null);

    public async ValueTask<CorrectedSample> CorrectAsync(int index, CancellationToken cancel)
    {
        var own = await dataset.Source.ReadAsync(index, cancel);
        var sample = dataset.Translate(own);
        Dictionary<string, Opinion> kept = [];
        return wanted.Value.Of(sample.Id, item => LabelHash.Of(item, sample, Classes)) is { Count: > 0 } corrections ? OwnLabels.Of(dataset, own, sample, new LabelCorrector(sample, Kept).Correct(corrections)) : new CorrectedSample(sample, own);

        Opinion Kept(string reference) => kept.TryGetValue(reference, out var known) ? known : kept[reference] = OpinionStore.Read(folder.Opinion(reference, sample.Id)) ?? Opinion.None;
    }
}
