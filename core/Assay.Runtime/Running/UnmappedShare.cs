using System.Globalization;

namespace Assay.Runtime.Running;

/// <summary>How much of an opinion is about classes that the dataset lacks and that nobody said anything of. What is mapped to <c>~</c> or ignored is meant to be left out and counts as neither.</summary>
sealed class UnmappedShare(ClassPairing pairing)
{
    /// <summary>Least share that is reported.</summary>
    public const double Noteworthy = 0.01;

    readonly HashSet<long> ids = [.. pairing.Unmapped.Select(place => (long)pairing.Theirs[place].Id)];
    readonly HashSet<long> meant = [.. pairing.Ignored, .. Enumerable.Range(0, pairing.Theirs.Count).Where(place => pairing.Positions[place] == ClassPairing.Void).Except(pairing.Unmapped).Select(place => (long)pairing.Theirs[place].Id)];

    /// <summary>There are such classes at all.</summary>
    public bool IsPossible => ids.Count > 0;

    /// <summary>What is measured, for messages; an opinion of several kinds is measured by the first of probabilities, label map, class scores and objects.</summary>
    public static string Words(Opinion opinion) => opinion switch
    {
        { Probabilities: not null } => "of the probability",
        { LabelMap: not null } => "of the pixels",
        { ClassScores: not null } => "of the class scores",
        _ => "of the objects",
    };

    /// <summary>Part and whole of an opinion in the reference's own classes: summed probability, pixels, summed scores or objects. (0, 0) when it says nothing of classes.</summary>
    public (double Part, double Whole) Measure(Opinion opinion) =>
        opinion.Probabilities is { } probabilities ? Of(probabilities)
        : opinion.LabelMap is { } map ? Of(map)
        : opinion.ClassScores is { } scores ? Of(scores)
        : opinion.Instances is { } instances ? (instances.Count(instance => ids.Contains(instance.Class)), instances.Count(instance => !meant.Contains(instance.Class)))
        : (0, 0);

    (double, double) Of(Probabilities probabilities)
    {
        var (part, away) = (0.0, 0.0);
        for (var k = 0; k < probabilities.Classes; k++)
            if (ids.Contains(pairing.Theirs[k].Id))
                part += Sum(probabilities, k);
            else if (meant.Contains(pairing.Theirs[k].Id))
                away += Sum(probabilities, k);
        return (part, probabilities.Size.Area - away);
    }

    static double Sum(Probabilities of, int plane)
    {
        var (from, area, sum) = (checked((int)(plane * of.Size.Area)), (int)of.Size.Area, 0.0);
        if (of.ElementType == typeof(float))
            foreach (var value in of.Values<float>().Slice(from, area))
                sum += value;
        else
            for (var i = 0; i < area; i++)
                sum += of[plane, i];
        return sum;
    }

    (double, double) Of(LabelMap map)
    {
        var (part, whole) = (0L, 0L);
        foreach (var id in map.Ids)
        {
            var value = id >= LabelMap.FirstStranger && id < LabelMap.FirstStranger + map.Strangers.Count ? map.Strangers[id - LabelMap.FirstStranger] : id;
            if (id == LabelMap.Void || meant.Contains(value))
                continue;
            whole++;
            part += ids.Contains(value) ? 1 : 0;
        }
        return (part, whole);
    }

    (double, double) Of(IReadOnlyList<double> scores)
    {
        var (part, whole) = (0.0, 0.0);
        for (var k = 0; k < scores.Count; k++)
            if (!meant.Contains(pairing.Theirs[k].Id))
                (part, whole) = (part + (ids.Contains(pairing.Theirs[k].Id) ? scores[k] : 0), whole + scores[k]);
        return (part, whole);
    }

    /// <summary>
    /// What to say of one opinion; null below <see cref="Noteworthy"/>. A detector of many kinds has objects in every image that the dataset has no class for: that is said once, for all.
    /// </summary>
    public Problem? ProblemOf(Opinion opinion)
    {
        if (!IsPossible || (opinion.Gives & (Evidence.Probabilities | Evidence.LabelMap | Evidence.ClassScores)) == 0)
            return null;
        var (part, whole) = Measure(opinion);
        return whole > 0 && part >= Noteworthy * whole ? new Problem("unmapped-mass", Describe(part / whole, Words(opinion))) : null;
    }

    /// <summary><c>12.3 % of the probability is of classes that the dataset lacks (sea, ice)</c></summary>
    public string Describe(double share, string words) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} % {words} is of classes that the dataset lacks ({Names})");

    /// <summary>The first of these classes.</summary>
    public string Names => string.Join(", ", pairing.Unmapped.Take(5).Select(place => pairing.Theirs[place].Name)) + (pairing.Unmapped.Count > 5 ? ", ..." : "");
}
