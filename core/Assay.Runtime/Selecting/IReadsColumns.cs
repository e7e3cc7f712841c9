namespace Assay.Runtime.Selecting;

/// <summary>A table step that can say which columns it decides by; the queue's reasons name them.</summary>
interface IReadsColumns
{
    /// <summary>Full names; valid after binding.</summary>
    IReadOnlyList<string> Reads { get; }

    /// <summary>It keeps or orders rows, rather than computing columns.</summary>
    bool Selects { get; }
}
