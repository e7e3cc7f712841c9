using System.Globalization;

namespace Walk.LabelReader;

/// <summary>
/// Stands for a model that is prompted with the labels: its opinion is the largest labelled area in the sample times a gain. Writes every batch it is asked to a log, so that
/// a test sees what the host asks.
/// </summary>
[Component("prompted", "Answers from the labels it is shown, in batches, slowly.")]
public sealed class Prompted(PromptedOptions options, IHost host) : IReference
{
    readonly Lock gate = new();

    public Evidence Gives => Evidence.Value;
    public bool ReadsLabels => true;
    public bool Costly => true;
    public int Batch => options.Batch;
    public ClassList? Classes => null;
    public string Fingerprint => string.Create(CultureInfo.InvariantCulture, $"prompted gain={options.Gain}");

    public ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyCollection<string>?>(null);

    public ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel)
    {
        lock (gate)
            File.AppendAllText(Path.Combine(host.CacheFolder, "asked.txt"), string.Join(' ', batch.Select(question => question.Sample.Id)) + "\n");
        return ValueTask.FromResult<IReadOnlyList<Opinion>>([.. batch.Select(Answer)]);
    }

    Opinion Answer(Question question) => question.Sample.Labels?.Map is { } map
        ? new Opinion { Value = options.Gain * map.Ids.ToArray().Where(id => id != LabelMap.Void).CountBy(id => id).Select(pair => pair.Value).DefaultIfEmpty().Max() }
        : Opinion.None;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
