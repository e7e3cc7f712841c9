namespace Assay.Runtime.Selecting;

/// <summary>A table step that can say which columns it decides by; the queue's reasons name them.</summary>
interface IReadsColumns
{
    /// <summary>Full names; valid after binding.</summary>
    IReadOnlyList<string> Reads { get; }

    /// <summary>The columns that one of its own was computed from; reasons name them beside it.</summary>
    IReadOnlyList<Source> SourcesOf(string column) => [];

    /// <summary>It keeps or orders rows, rather than computing columns.</summary>
    bool Selects { get; }
}

/// <summary>A column that another was computed from.</summary>
/// <param name="Name">In full.</param>
/// <param name="End">The end that was taken for suspicious; null: the column's own.</param>
readonly record struct Source(string Name, Suspicious? End = null);
