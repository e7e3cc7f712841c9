using System.Collections.Concurrent;

namespace Assay.Runtime.Tests.Running;

/// <summary>A reference that answers by a function, and remembers what it was asked.</summary>
public sealed record FakeAnswers(Func<Question, Opinion> Answer)
{
    public Evidence Gives { get; init; } = Evidence.Value;
    public bool ReadsLabels { get; init; }
    public bool Costly { get; init; }
    public int Batch { get; init; } = 1;
    public ClassList? Classes { get; init; }
    public string Fingerprint { get; init; } = "answers of one kind";
    public IReadOnlyCollection<string>? Knows { get; init; }

    /// <summary>Every batch it was asked, as ids with blanks between them.</summary>
    public ConcurrentQueue<string> Asked { get; init; } = new();

    public static FakeAnswers Value(Func<Question, double?> value) => new(question => new Opinion { Value = value(question) });

    public IEnumerable<string> AskedSamples => Asked.SelectMany(batch => batch.Split(' '));
}

public sealed class FakeReference(FakeAnswers answers) : IReference
{
    public Evidence Gives => answers.Gives;
    public bool ReadsLabels => answers.ReadsLabels;
    public bool Costly => answers.Costly;
    public int Batch => answers.Batch;
    public ClassList? Classes => answers.Classes;
    public string Fingerprint => answers.Fingerprint;

    public ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel) => ValueTask.FromResult(answers.Knows);

    public ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel)
    {
        answers.Asked.Enqueue(string.Join(' ', batch.Select(question => question.Sample.Id)));
        return ValueTask.FromResult<IReadOnlyList<Opinion>>([.. batch.Select(answers.Answer)]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
