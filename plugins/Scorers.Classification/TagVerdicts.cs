namespace Assay.Scorers.Classification;

/// <summary>What a sample's tags and a reference say of each class on its own: is it there or not. cleanlab 2.9.0, internal.multilabel_utils.stack_complement.</summary>
static class TagVerdicts
{
    const double Slack = 1e-6, Even = 0.5;

    /// <summary>A verdict per class, in their order: class 0 of it says "not there", class 1 "there". None without an annotation or without an opinion; an annotation without tags says that no class is there.</summary>
    /// <exception cref="DataException">No probabilities, or fewer than there are tags.</exception>
    public static IReadOnlyList<Verdict> Of(Exam exam)
    {
        if (exam.Sample.Labels?.Tags is not { } tags || exam.Opinion(Verdict.Role).ClassScores is not { Count: > 0 } scores)
            return [];
        if (tags.Count > 0 && tags.Max() is var most && most >= scores.Count)
            throw new DataException("class-count", $"the reference scores {scores.Count} classes, one of the sample's is '{exam.Classes.NameOf(most)}', number {most + 1}");
        var there = tags.ToHashSet();
        return [.. scores.Select((score, k) => new Verdict(there.Contains(k) ? 1 : 0, [1 - Checked(score, k, exam.Classes), Checked(score, k, exam.Classes)]) { Question = k })];
    }

    static double Checked(double score, int k, ClassList classes) => score is >= -Slack and <= 1 + Slack ? Math.Clamp(score, 0, 1)
        : throw new DataException("not-class-scores", $"the score of '{classes.NameOf(k)}' is {score:G6}, expected a probability from 0 to 1; of logits use their sigmoid, and map no two of the reference's classes to one, which adds their scores");

    /// <summary>How probable a class is that the verdict is about.</summary>
    public static double Presence(Verdict verdict) => verdict.Scores[1];

    /// <summary>Whether the reference finds the opposite more probable.</summary>
    public static bool IsContradicted(Verdict verdict) => verdict.SelfConfidence < Even;

    /// <summary>The suspicion that a tag is wrong, or that one is missing.</summary>
    public static Finding Suspect(Verdict verdict)
    {
        var measured = new Dictionary<string, double> { ["self_confidence"] = verdict.SelfConfidence, ["confidence"] = Presence(verdict) };
        return verdict.Label == 1
            ? new Finding(FindingKind.Extra) { Class = verdict.Question, Role = Verdict.Role, Measured = measured }
            : new Finding(FindingKind.Omission) { ReferenceClass = verdict.Question, Role = Verdict.Role, Measured = measured };
    }

    /// <summary><c>cat 0.03, no dog 0.91</c>: what a label says, and how probable the class is; the least probable first, at most three.</summary>
    public static string Describe(IEnumerable<Verdict> verdicts, ClassList classes) => string.Join(", ", verdicts.OrderBy(verdict => verdict.SelfConfidence).ThenBy(verdict => verdict.Question).Take(3)
        .Select(verdict => FormattableString.Invariant($"{(verdict.Label == 1 ? "" : "no ")}{classes.NameOf(verdict.Question)} {Presence(verdict):0.00##}")));
}
