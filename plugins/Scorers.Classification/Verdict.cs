namespace Assay.Scorers.Classification;

/// <summary>The answer that a label gives to a question (which class is it?), and what the reference says of all answers.</summary>
/// <param name="Label">Position in the classes; of a question about one tag 0, it is not there, or 1, it is.</param>
/// <param name="Scores">Probabilities in class order; less than 1 in all where the reference knows classes that the dataset does not.</param>
sealed record Verdict(int Label, double[] Scores)
{
    public const string Role = "reference";

    const double Slack = 1e-6, Sum = 0.01;

    /// <summary>Of several questions about a sample, which: the position of the tag. 0 where classes exclude each other.</summary>
    public int Question { get; init; }

    /// <summary>How probable the label is.</summary>
    public double SelfConfidence => Scores[Label];

    /// <summary>The most probable class, the first of equals.</summary>
    public int Predicted => Array.IndexOf(Scores, Scores.Max());

    /// <summary>The most probable class other than the label, the first of equals; -1 when there is no other.</summary>
    public int Rival
    {
        get
        {
            var rival = -1;
            for (var k = 0; k < Scores.Length; k++)
                if (k != Label && (rival < 0 || Scores[k] > Scores[rival]))
                    rival = k;
            return rival;
        }
    }

    /// <summary>Reads an exam; null without a class or without an opinion.</summary>
    /// <exception cref="DataException">Several classes, or no probabilities.</exception>
    public static Verdict? Of(Exam exam)
    {
        if (exam.Sample.Labels?.Tags is not { Count: > 0 } tags || exam.Opinion(Role).ClassScores is not { Count: > 0 } scores)
            return null;
        if (tags.Count > 1)
            throw new DataException("several-tags", $"the sample has {tags.Count} classes ({string.Join(", ", tags.Take(5).Select(exam.Classes.NameOf))}), expected one: this scorer compares classes that exclude each other; for several there are tag_quality and confident_tags");
        if (scores.Count <= tags[0])
            throw new DataException("class-count", $"the reference scores {scores.Count} classes, the sample's is '{exam.Classes.NameOf(tags[0])}', number {tags[0] + 1}");
        Check(scores, exam.Classes);
        return new Verdict(tags[0], [.. scores]);
    }

    static void Check(IReadOnlyList<double> scores, ClassList classes)
    {
        var sum = 0.0;
        for (var k = 0; k < scores.Count; k++)
            sum += scores[k] is >= -Slack and <= 1 + Slack ? scores[k]
                : throw new DataException("not-class-scores", $"the score of '{classes.NameOf(k)}' is {scores[k]:G6}, expected a probability from 0 to 1; of logits use their softmax");
        if (sum > 1 + Sum)
            throw new DataException("not-class-scores", $"the scores sum to {sum:G6}, expected 1: classes that do not exclude each other (sigmoid) cannot be compared so; for them there are tag_quality and confident_tags");
    }

    /// <summary><c>cat 0.03, dog 0.91</c>: the label, then the strongest other class.</summary>
    public string Describe(ClassList classes) => FormattableString.Invariant($"{classes.NameOf(Label)} {SelfConfidence:0.00##}")
        + (Rival is >= 0 and var rival ? FormattableString.Invariant($", {classes.NameOf(rival)} {Scores[rival]:0.00##}") : "");

    /// <summary>The suspicion that the label is another class's, when another one is more probable.</summary>
    public IReadOnlyList<Finding> Suspect() => Rival is >= 0 and var rival && Scores[rival] > SelfConfidence
        ? [new Finding(FindingKind.WrongLabel) { Class = Label, ReferenceClass = rival, Role = Role, Measured = new Dictionary<string, double> { ["self_confidence"] = SelfConfidence, ["confidence"] = Scores[rival] } }]
        : [];
}
