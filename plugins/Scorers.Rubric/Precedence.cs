namespace Assay.Scorers.Rubric;

/// <summary>One error is priced once: of the findings about one object, which count. The README has the table.</summary>
static class Precedence
{
    public const string Explained = "explained", NoObject = "no_object", Obfuscated = "obfuscated", SameError = "same_error";

    public static void Apply(Suspect suspect)
    {
        if (suspect.IsPaired)
            foreach (var suspicion in suspect.Suspicions.Where(IsExistence))
                suspicion.Drop($"{Explained}: it is paired");
        if (!suspect.IsSample && suspect.Counting.FirstOrDefault(IsExistence) is { } existence)
            foreach (var suspicion in suspect.Counting.Where(suspicion => !IsExistence(suspicion)).ToArray())
                suspicion.Drop(NoObject, existence);
        if (suspect.Counting.FirstOrDefault(suspicion => suspicion.Finding.Kind == FindingKind.Obfuscation) is { } missing)
            foreach (var suspicion in suspect.Counting.Where(suspicion => suspicion.Finding.Kind == FindingKind.Inaccurate).ToArray())
                suspicion.Drop(Obfuscated, missing);
        foreach (var same in suspect.Counting.GroupBy(suspicion => Aspect(suspect, suspicion.Finding)).ToArray())
            KeepOne([.. same]);
    }

    static bool IsExistence(Suspicion suspicion) => suspicion.Finding.Kind is FindingKind.Omission or FindingKind.Extra;

    /// <summary>The first, but an outline that was measured in pixels before one that was not.</summary>
    static void KeepOne(Suspicion[] same)
    {
        var kept = same.FirstOrDefault(suspicion => Tolerance.IsMeasured(suspicion.Finding)) ?? same[0];
        foreach (var suspicion in same)
            if (suspicion != kept)
                suspicion.Drop(SameError, kept);
    }

    /// <summary>What of an object is wrong. Findings of one aspect are one error; of the sample as a whole, those that say the same.</summary>
    static object Aspect(Suspect suspect, Finding finding) =>
        suspect.IsSample ? (finding.Kind, finding.Tag, finding.Detail, finding.Class, finding.ReferenceClass)
        : finding.Kind switch
        {
            FindingKind.Omission or FindingKind.Extra => "existence",
            FindingKind.WrongLabel or FindingKind.Inaccurate or FindingKind.Obfuscation or FindingKind.Tracking or FindingKind.Attributes => finding.Kind,
            _ => (finding.Kind, finding.Tag),
        };
}
