namespace Assay.Review.Terminal;

/// <summary>What a reviewer decides, before it is said of one item or of many.</summary>
/// <param name="Decision">One of <see cref="Assay.Decision"/>.</param>
/// <param name="Kinds">For an error: kinds and how often.</param>
/// <param name="Stays">No next item after it.</param>
public sealed record Ruling(string Decision, IReadOnlyList<(PricedKind Kind, int Count)> Kinds, bool Stays = false)
{
    /// <summary>What is taken over from which reference, when something is.</summary>
    public Func<Item, OpenItem?, Remedy>? Remedy { get; init; }

    /// <summary>A ruling without errors.</summary>
    public static Ruling Of(string decision, bool stays = false) => new(decision, [], stays);

    /// <summary>In a few words.</summary>
    public string Words => Decision switch
    {
        Assay.Decision.Ok => "right",
        Assay.Decision.Empty => "verified empty",
        Assay.Decision.ModelWrong => "reference wrong",
        Assay.Decision.Unsure => "unsure",
        _ => string.Join(", ", Kinds.Select(kind => kind.Count > 1 ? $"{kind.Count} x {kind.Kind.Kind}" : kind.Kind.Kind)) + (Remedy is null ? "" : ", theirs taken"),
    };

    /// <summary>The verdict about an item; places and classes come from what steps found of it.</summary>
    public Verdict About(Item item, OpenItem? open) => new(item.Id, Decision, [.. Kinds.Select(kind => kind.Kind.Kind)])
    {
        Judgements = [.. Kinds.Select(kind => Judge(kind.Kind, kind.Count, open))],
        Remedies = Remedy is null ? [] : [Remedy(item, open)],
    };

    static Judgement Judge(PricedKind kind, int count, OpenItem? open)
    {
        var found = open?.Findings.FirstOrDefault(suspicion => suspicion.IsOfItem && suspicion.Finding.Kind == kind.Kind)?.Finding;
        return new Judgement(kind.Kind)
        {
            Count = count,
            Edit = EditOf(kind.Kind),
            Severity = kind.Severity,
            Penalty = kind.Penalty,
            Class = found?.Class,
            RightClass = found?.ReferenceClass,
            Box = found?.Box,
        };
    }

    static Edit EditOf(string kind) => kind switch
    {
        FindingKind.Omission => Edit.Added,
        FindingKind.Inaccurate or FindingKind.Obfuscation => Edit.Refined,
        _ => Edit.Corrected,
    };
}
