namespace Assay.Runtime.Injecting;

/// <summary>A kind of error and how it is made. Immutable, thread-safe.</summary>
interface IInjection
{
    /// <summary>What users call it.</summary>
    string Name { get; }

    /// <summary>What it does and what its strength means, for help and README.</summary>
    string Meaning { get; }

    /// <summary>The kind of labels it needs.</summary>
    Evidence Of { get; }

    /// <summary>It comes in strengths; others are done or not.</summary>
    bool HasStrength { get; }

    /// <summary>It changes where or what objects are. Other kinds need <see cref="Subject.Others"/>.</summary>
    bool ChangesPixels => true;

    /// <summary>What the whole dataset has to have for it and has not, for messages; null when nothing is missing. Asked of kinds that change no pixels.</summary>
    string? Lacks(Occurrences others) => null;

    /// <summary>One try; null when it came to nothing: no object there, out of the image, too few pixels.</summary>
    Change? Attempt(Subject subject, double strength, SeededRandom random);
}

/// <summary>Labels after an error. What did not change is the same object as before.</summary>
/// <param name="Labels">With classes as positions.</param>
/// <param name="Box">Around the pixels that changed; where none did, around the object.</param>
/// <param name="ChangedPx">How many did.</param>
sealed record Change(Labels Labels, Box Box, long ChangedPx)
{
    /// <summary>As in <see cref="InjectedError.Instance"/>.</summary>
    public string? Instance { get; init; }

    /// <summary>Position of the object's class before.</summary>
    public int? Class { get; init; }

    /// <summary>Position of the class that stands there instead.</summary>
    public int? NewClass { get; init; }

    /// <inheritdoc cref="InjectedError.Attribute"/>
    public string? Attribute { get; init; }

    /// <inheritdoc cref="InjectedError.Value"/>
    public string? Value { get; init; }

    /// <inheritdoc cref="InjectedError.NewValue"/>
    public string? NewValue { get; init; }

    /// <summary>The other object, where one error makes two wrong.</summary>
    public Change? Twin { get; init; }

    /// <summary>This and its twin.</summary>
    public IEnumerable<Change> Both => Twin is null ? [this] : [this, Twin];
}
