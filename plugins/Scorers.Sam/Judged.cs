namespace Assay.Scorers.Sam;

/// <summary>A label with the mask that answers it.</summary>
sealed class Judged(int label, Instance instance, int answer, Instance mask)
{
    /// <summary>Position among the labels' instances.</summary>
    public int Label => label;

    public Instance Instance => instance;

    /// <summary>Position among the reference's instances.</summary>
    public int Answer => answer;

    public double? PredictedIou => mask.Confidence;

    public double? Stability => Measured("stability");

    public double? Overlap => Measured("agreement");

    /// <summary>SAM drew the label itself.</summary>
    public bool IsCircular { get; private init; }

    /// <summary>SAM knows what it sees: it says so, and neither another threshold nor another prompt changes much.</summary>
    public bool IsTrusted { get; private init; }

    /// <summary>Null unless it is trusted and not circular, and both have an extent.</summary>
    public Agreement? Agreement { get; private init; }

    double? Measured(string name) => mask.Measured.TryGetValue(name, out var value) ? value : null;

    /// <summary>All labels of a sample that are answered; null without labels or without an opinion.</summary>
    public static IReadOnlyList<Judged>? All(Exam exam, string role, SamAgreementOptions options)
    {
        if (exam.Instances is not { } labels || exam.Opinion(role).Instances is not { } seen)
            return null;
        return [.. Links.Find(labels, seen, options.Link).Select(link => Of(exam, new Judged(link.Label, labels[link.Label], link.Answer, seen[link.Answer]), seen[link.Answer], options))];
    }

    static Judged Of(Exam exam, Judged pair, Instance mask, SamAgreementOptions options)
    {
        var circular = pair.Instance.WasDrawnBy(options.Circular);
        var trusted = !(pair.PredictedIou < options.PredictedIou || pair.Stability < options.Stability || pair.Overlap < options.Agreement);
        return new Judged(pair.Label, pair.Instance, pair.Answer, mask)
        {
            IsCircular = circular,
            IsTrusted = trusted,
            Agreement = trusted && !circular ? AgreementMeter.Measure(exam, pair.Instance, mask) : null,
        };
    }
}
