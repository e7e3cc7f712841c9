namespace Assay.Runtime.Reviewing;

/// <summary>What a line of a verdict file records.</summary>
enum ActKind
{
    /// <summary>A decision about an item.</summary>
    Verdict,
    /// <summary>A flag, a comment or a difficulty.</summary>
    Remark,
    /// <summary>An act is taken back.</summary>
    Undo,
    /// <summary>An act that was taken back stands again.</summary>
    Redo,
}

/// <summary>A line of a verdict file. Lines of one act (a bulk verdict) share it; none of them counts before all are there.</summary>
/// <param name="Id">A <see cref="Ulid"/>; of a line of the first format, which has none, <c>line-7</c>.</param>
/// <param name="At">UTC.</param>
sealed record JournalEvent(string Id, DateTime At, ActKind Kind)
{
    /// <summary>The id of the act's first line.</summary>
    public string Act { get; init; } = Id;

    /// <summary>How many lines the act has.</summary>
    public int Of { get; init; } = 1;

    public Verdict? Verdict { get; init; }

    public Remark? Remark { get; init; }

    /// <summary>The act that an undo takes back, or a redo restores.</summary>
    public string? Target { get; init; }

    public Shown? Shown { get; init; }

    /// <summary>Without idle time; null when nobody measured it.</summary>
    public TimeSpan? Elapsed { get; init; }

    public ItemHashes? Hashes { get; init; }

    /// <summary>The event whose verdict about the item this one replaces.</summary>
    public string? Supersedes { get; init; }

    /// <summary>The item's id; null for an undo or redo.</summary>
    public string? Item => Verdict?.Item ?? Remark?.Item;
}

/// <summary>What a verdict was about, as hashes in hex; null where there is nothing, or it could not be read.</summary>
/// <param name="Label">Of what the labels say about the item (<see cref="LabelHash"/>): another one makes the verdict stale.</param>
/// <param name="Image">Of the image file.</param>
/// <param name="Reference">Of what the references of the run were.</param>
/// <param name="Rubric">Of the kinds of error and their prices.</param>
/// <param name="Pipeline">Of the resolved pipeline.</param>
sealed record ItemHashes(string? Label, string? Image, string? Reference, string? Rubric, string? Pipeline)
{
    /// <summary>The dataset's fingerprint: as long as it stays, nobody need read the labels again to know that they have not changed.</summary>
    public string? Dataset { get; init; }
}
