using System.Diagnostics;

namespace Walk.Slow;

/// <summary>Stands for a model that takes its time: the share of pixels labelled other than 0. Leaves a file for every answer, so that a test can count them.</summary>
[Component("slow_model", "Thinks for a while, then says which share of the pixels is not class 0.")]
public sealed class SlowModel(SlowModelOptions options, IHost host) : IReference
{
    public Evidence Gives => Evidence.Value;
    public bool ReadsLabels => true;
    public bool Costly => true;
    public int Batch => options.Batch;
    public ClassList? Classes => null;
    public string Fingerprint => "slow model 1";

    public ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyCollection<string>?>(null);

    public ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<Opinion>>([.. batch.Select(Answer)]);

    Opinion Answer(Question question)
    {
        for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < options.Milliseconds;)
            Thread.SpinWait(20);
        File.WriteAllText(Path.Combine(host.CacheFolder, $"{Guid.NewGuid():N}.answer"), "");
        var ids = question.Sample.Labels!.Map!.Ids.ToArray();
        return new Opinion { Value = ids.Count(id => id != 0) / (double)ids.Length };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
