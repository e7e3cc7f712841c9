using System.Globalization;
using Assay.Kernels;

namespace Assay.Scorers.Instances;

/// <summary>Turns the scores of boxes into columns, rows and findings of a sample.</summary>
sealed class ObjectLabVerdict(ConfidentBoxes boxes, BoxScores scores, ObjectLabOptions options, string role)
{
    readonly List<InstanceScore> rows = [];
    readonly List<(double Score, Finding Finding)> suspicions = [];
    readonly List<double> overlooked = [], placed = [], swapped = [];

    public Score ToScore(ClassList classes)
    {
        for (var label = 0; label < boxes.Labels.Count; label++)
            AddLabel(label);
        for (var seen = 0; seen < boxes.Seen.Count; seen++)
            if (scores.Overlooked(seen) is { } score)
                AddSeen(boxes.Seen[seen], score);
        double[] pooled = [.. new[] { overlooked, placed, swapped }.Select(all => BoxScores.Pool(all, options.Temperature))];
        // The geometric mean, by thirds.
        var all = Exponential.Exp(pooled.Sum(score => Logarithm.Log(1e-100 + score)) / 3);
        var worst = suspicions.Count == 0 ? null : suspicions.MinBy(suspicion => suspicion.Score).Finding;
        return new Score
        {
            Values = [all, pooled[0], pooled[1], pooled[2]],
            Instances = rows,
            Findings = [.. suspicions.Select(suspicion => suspicion.Finding)],
            Reason = worst is null ? null : Describe(worst, classes),
            Where = worst?.Box,
        };
    }

    void AddLabel(int label)
    {
        var (shape, location, swap) = (boxes.Labels[label], scores.BadLocation(label), scores.Swap(label));
        placed.Add(location.Value);
        swapped.Add(swap.Value);
        rows.Add(new InstanceScore(null, shape.Index, [Math.Min(location.Value, swap.Value), null, location.Value, swap.Value]));
        if (location.Value <= options.Flag)
            Suspect(FindingKind.Inaccurate, location, shape, "bad_location");
        if (swap.Value <= options.Flag)
            Suspect(FindingKind.WrongLabel, swap, shape, "swap");
    }

    void Suspect(string kind, BoxScore score, Shape label, string measure)
    {
        var other = score.Other < 0 ? null : boxes.Seen[score.Other];
        Dictionary<string, double> measured = new() { [measure] = score.Value };
        if (other is not null)
            (measured["iou"], measured["confidence"]) = (label.Overlap(other), other.Confidence);
        suspicions.Add((score.Value, new Finding(kind)
        {
            Class = label.Class,
            ReferenceClass = other?.Class,
            Instance = label.Index,
            ReferenceInstance = other?.Index,
            Role = role,
            Box = label.Bounds,
            AreaPx = label.Bounds.Area,
            Measured = measured,
        }));
    }

    void AddSeen(Shape seen, double score)
    {
        overlooked.Add(score);
        rows.Add(new InstanceScore(role, seen.Index, [score, score, null, null]));
        if (score <= options.Flag)
            suspicions.Add((score, new Finding(FindingKind.Omission)
            {
                ReferenceClass = seen.Class,
                ReferenceInstance = seen.Index,
                Role = role,
                Box = seen.Bounds,
                AreaPx = seen.Bounds.Area,
                Measured = new Dictionary<string, double> { ["overlooked"] = score, ["confidence"] = seen.Confidence },
            }));
    }

    string Describe(Finding worst, ClassList classes)
    {
        var text = worst.Kind switch
        {
            FindingKind.Omission => $"overlooked {classes.NameOf(worst.ReferenceClass!.Value)}, confidence {Short(worst.Measured["confidence"])}",
            FindingKind.Inaccurate => $"{classes.NameOf(worst.Class!.Value)} badly placed, IoU {Short(worst.Measured["iou"])}",
            _ => worst.ReferenceClass is { } other ? $"{classes.NameOf(worst.Class!.Value)} looks like {classes.NameOf(other)}, confidence {Short(worst.Measured["confidence"])}"
                : $"{classes.NameOf(worst.Class!.Value)} lies on a label of another class",
        };
        return suspicions.Count == 1 ? text : $"{text}, and {suspicions.Count - 1} more";
    }

    static string Short(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
