namespace Assay.Runtime.Reviewing;

/// <summary>Whether reviewers disagree about an item.</summary>
static class Conflicts
{
    /// <summary>Another decision, or other kinds of error. That the labels are right, and that the model is wrong, is the same said twice.</summary>
    public static bool Among(IReadOnlyList<Verdict> verdicts) => verdicts.Skip(1).Any(verdict => !Agree(verdict, verdicts[0]));

    static bool Agree(Verdict a, Verdict b) => Word(a) == Word(b) && (a.Decision != Decision.Error || a.Kinds.ToHashSet().SetEquals(b.Kinds));

    static string Word(Verdict verdict) => verdict.Decision == Decision.ModelWrong ? Decision.Ok : verdict.Decision;
}
