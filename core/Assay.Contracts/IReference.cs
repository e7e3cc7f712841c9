namespace Assay;

/// <summary>What a reference is asked about.</summary>
/// <param name="Index">Position in the audited dataset.</param>
/// <param name="Sample">The sample; its labels are null unless the reference reads labels. Classes are the audited dataset's positions.</param>
/// <param name="OpenImage">Opens the image, or returns null when there is none.</param>
public sealed record Question(int Index, Sample Sample, Func<IImage?> OpenImage);

/// <summary>
/// Anything that says what the labels should be. The constructor does no I/O: what it gives is known from its options, so that lint can check it.
/// </summary>
public interface IReference : IAsyncDisposable
{
    /// <summary>The code of an <see cref="AssayException"/> that says: nobody can be answered any more, whatever the sample (a server that is gone). It stops the run, which can be resumed.</summary>
    const string OutOfReach = "out-of-reach";

    /// <summary>What its opinions may hold.</summary>
    Evidence Gives { get; }

    /// <summary>Whether the instances it gives have confidences, as a detector's have; annotators' have none.</summary>
    bool GivesConfidences => false;

    /// <summary>Its answer depends on the labels (prompts), so it is not independent of them; the host says so in the report.</summary>
    bool ReadsLabels { get; }

    /// <summary>Asking costs far more than reading an answer back from disk; the host then keeps its opinions between runs, by image content, fingerprint and,
    /// if it reads them, labels.</summary>
    bool Costly { get; }

    /// <summary>How many questions it answers best at once, 1 or more. The host forms batches of consecutive samples in dataset order.</summary>
    int Batch { get; }

    /// <summary>Opens files or sessions and checks that they fit.</summary>
    /// <param name="ids">The audited dataset's samples, in order.</param>
    /// <param name="classes">The audited dataset's classes.</param>
    /// <param name="cancel">Stops opening.</param>
    /// <returns>The ids of the samples it can speak of, in its own words, for the join report; null when it answers anything.</returns>
    /// <exception cref="DataException">It does not fit, or cannot be opened.</exception>
    ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel);

    /// <summary>Its own classes after opening, or null: plane k, id k is what the pipeline's <c>classes:</c> says, else the audited dataset's.</summary>
    ClassList? Classes { get; }

    /// <summary>How many classes its probabilities or class scores are of, when that is known after opening; the host refuses another number than it has names for before anything is scored.</summary>
    int? ClassCount => null;

    /// <summary>What somebody who reads run.json later wants to know of what answered: versions, hashes, the processor used. Valid after opening; the same for the same answers.</summary>
    IReadOnlyDictionary<string, string> Facts => System.Collections.Frozen.FrozenDictionary<string, string>.Empty;

    /// <summary>Seconds spent so far on parts of its work ("read", "compute"), summed over threads: they stand in timing.json. Called from several threads at once.</summary>
    IReadOnlyDictionary<string, double> Seconds => System.Collections.Frozen.FrozenDictionary<string, double>.Empty;

    /// <summary>Identifies its answers: model hash and options. Valid after opening.</summary>
    string Fingerprint { get; }

    /// <summary>Answers questions, in their order. Called from several threads at once.</summary>
    /// <exception cref="DataException">One of these samples cannot be answered; the host then asks one by one.</exception>
    /// <exception cref="AssayException"><see cref="OutOfReach"/>.</exception>
    ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel);

    /// <summary>Where the answer about a sample is read from, without asking; null when it is computed or that cannot be said.</summary>
    /// <param name="index">Position in the audited dataset.</param>
    /// <param name="id">The sample.</param>
    Origin? OriginOf(int index, string id) => null;
}
