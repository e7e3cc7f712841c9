namespace Assay.Runtime.Selecting;

/// <summary>A table step that compares a column's values with each other, and can do so within strata.</summary>
interface IRanksWithin
{
    /// <summary>The column's full name.</summary>
    string Ranks { get; }

    /// <summary>What makes the strata, <see cref="Strata.Size"/> or an attribute; null: all rows are compared.</summary>
    string? Within { get; }
}
