namespace Assay.Runtime.Evaluating;

/// <summary>Errors that figures are about: all, those of a kind, or those of a kind and level.</summary>
/// <param name="Kind">Null: every error.</param>
/// <param name="Level">Null: every level.</param>
public sealed record Cell(string? Kind, string? Level)
{
    /// <summary>What files call every error.</summary>
    public const string AnyKind = "any";

    /// <summary>Every error.</summary>
    public static Cell Any { get; } = new(null, null);

    internal bool Holds(KnownError error, Levels levels) => (Kind is null || Kind == error.Kind) && (Level is null || Level == levels.Of(error));

    /// <summary>All of them: every error, then kinds by name, each followed by its levels.</summary>
    internal static IReadOnlyList<Cell> All(IEnumerable<KnownError> errors, Levels levels) =>
        [Any, .. errors.Select(error => error.Kind).Distinct().Order(StringComparer.Ordinal).SelectMany(kind => levels.Of(kind).Select(level => new Cell(kind, level)).Prepend(new Cell(kind, null)))];
}
