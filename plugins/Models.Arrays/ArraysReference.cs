using Assay.Kernels.Files;

namespace Assay.Models.Arrays;

/// <summary>Predictions that were stored before: probabilities, label maps, values or class scores in NPY or NPZ (label maps also in PNG or TIFF, class scores also in CSV) files.</summary>
[RecognizedBy(typeof(ArraysRecognizer))]
[Component("arrays", "Stored predictions: probabilities, label maps, values or class scores in NPY, NPZ, PNG, TIFF or CSV files.")]
public sealed class ArraysReference : IAnswersWindows
{
    readonly ArraysOptions options;
    readonly IHost host;
    readonly (IKind Kind, InputPath Path)[] given;
    IStore? store;
    int classCount; // 0: unknown.

    public ArraysReference(ArraysOptions options, IHost host)
    {
        (this.options, this.host) = (options, host);
        given = [.. Given(options)];
    }

    static IEnumerable<(IKind Kind, InputPath Path)> Given(ArraysOptions options)
    {
        if (options.Probabilities is { } probabilities)
            yield return (new ProbabilityArrays(), probabilities);
        if (options.LabelMaps is { } maps)
            yield return (new LabelMapArrays(), maps);
        if (options.Values is { } values)
            yield return (new ValueArrays(), values);
        if (options.ClassScores is { } scores)
            yield return (new ClassScoreArrays(options.MultiLabel), scores);
    }

    public Evidence Gives => given.Aggregate(Evidence.None, (gives, one) => gives | one.Kind.Gives);

    public bool ReadsLabels => false;

    public bool Costly => false;

    public int Batch => 1;

    /// <summary>A table of class scores names them.</summary>
    public ClassList? Classes => (store as ScoreTable)?.Classes;

    public string Fingerprint { get; private set; } = "";

    public ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel)
    {
        if (given.Length != 1)
            throw new AssayException("one-of", $"arrays: {given.Length} of 'probabilities', 'label_maps', 'values' and 'class_scores' are given, expected exactly one");
        var (kind, path) = given[0];
        classCount = classes.Count;
        store = kind is ClassScoreArrays && ScoreTable.IsTable(path.Path)
            ? ScoreTable.Read(path.Path, options.Match, options.MultiLabel, cancel)
            : new StoreOpener(kind, options.Match, options.Member, host).Open(path.Path, ids.Count, classes.Count);
        Fingerprint = $"{kind.Option}:{Errors.Wrap(path.Path, () => FileFingerprint.Of(store!.Files, cancel))}";
        return ValueTask.FromResult(store.Ids);
    }

    public ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<Opinion>>([.. batch.Select(question => store!.Read(question.Index, question.Sample.Id, question.Sample.Size))]);
    }

    public bool CanAnswerWindows(int index, string id) => store!.WindowsOf(index, id) is not null;

    public ValueTask<Opinion> AskAsync(Question whole, Window window, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var (index, sample) = (whole.Index, whole.Sample);
        return ValueTask.FromResult(store!.WindowsOf(index, sample.Id) is var (path, entry)
            ? Errors.Wrap(path, () => given[0].Kind.Read(path, entry, sample.Size, window, classCount))
            : store!.Read(index, sample.Id, sample.Size));
    }

    public Origin? OriginOf(int index, string id) => store!.OriginOf(index, id);

    public ValueTask DisposeAsync()
    {
        store?.Dispose();
        return ValueTask.CompletedTask;
    }
}
