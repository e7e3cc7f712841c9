namespace Assay.Runtime.Reviewing;

/// <summary>What a verdict store is opened with.</summary>
sealed record StoreOptions
{
    /// <summary>A hash of the run; written into every line.</summary>
    public string Run { get; init; } = "";

    /// <summary>The queue's item of an id; null when there is none.</summary>
    public Func<string, Item?> Place { get; init; } = _ => null;

    /// <summary>What class positions in verdicts mean.</summary>
    public ClassList Classes { get; init; } = ClassList.Unknown;

    /// <summary>Nothing is written, and no lock is held.</summary>
    public bool IsReadOnly { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How the lock file is shared. For tests: a disk whose locks lie.</summary>
    public FileShare Locks { get; init; } = FileShare.None;
}
