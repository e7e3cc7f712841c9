using Assay.Kernels;

namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>Takes a pixel whose label has a low probability.</summary>
/// <param name="pixel">y * width + x.</param>
/// <param name="probability">The label's.</param>
/// <param name="predicted">The most probable class; void when it is one that was left out.</param>
delegate void LowPixel(int pixel, double probability, ushort predicted);

/// <summary>One sample's labels and probabilities, and the kernels over them in the type in which they are stored.</summary>
abstract class LabelledImage(LabelMap labels, Probabilities probabilities, ClassList classes)
{
    public const string Role = "reference";

    public LabelMap Labels => labels;
    public ClassList Classes => classes;
    protected Probabilities Probabilities => probabilities;

    /// <summary>What an exam holds, or null when it is no evidence.</summary>
    /// <exception cref="DataException">The two do not belong together.</exception>
    public static LabelledImage? Of(Exam exam)
    {
        if (exam.LabelMap is not { } labels || exam.Opinion(Role).Probabilities is not { Classes: > 0 } probabilities)
            return null;
        Refusals.Sizes(labels.Size, probabilities.Size);
        if (probabilities.Classes != exam.Classes.Count)
            throw new DataException("class-count", $"the reference has probabilities of {probabilities.Classes} classes, the dataset has {exam.Classes.Count}; expected as many, pair them with 'classes:' and 'map:'");
        Refusals.Outside(labels, probabilities.Classes);
        return Type.GetTypeCode(probabilities.ElementType) switch
        {
            TypeCode.Single => new LabelledImage<float>(labels, probabilities, exam.Classes),
            TypeCode.Double => new LabelledImage<double>(labels, probabilities, exam.Classes),
            TypeCode.Byte => new LabelledImage<byte>(labels, probabilities, exam.Classes),
            _ => new LabelledImage<Half>(labels, probabilities, exam.Classes),
        };
    }

    /// <summary>Checks and sums the labels' probabilities; see <see cref="ClassSums"/>.</summary>
    public void Sum(FirstCheck check, Span<long> sums, Span<long> pixels)
    {
        Refuse(Inspect(check));
        Refuse(SumLabels(sums, pixels));
    }

    /// <summary>See <see cref="Disagreement"/>.</summary>
    public void Count(ReadOnlySpan<double> thresholds, Span<long> histogram, Rival take) => Refuse(CountDisagreement(thresholds, histogram, take));

    /// <summary>Goes through the pixels whose label's probability lies between two bounds, in order.</summary>
    public abstract void ForEachLow(double atLeast, double atMost, LowPixel take);

    protected abstract ProbabilityDefect? Inspect(FirstCheck check);
    protected abstract ProbabilityDefect? SumLabels(Span<long> sums, Span<long> pixels);
    protected abstract ProbabilityDefect? CountDisagreement(ReadOnlySpan<double> thresholds, Span<long> histogram, Rival take);

    void Refuse(ProbabilityDefect? defect) => Refusals.Defect(defect, labels.Size.Width, classes);
}

/// <inheritdoc/>
sealed class LabelledImage<T>(LabelMap labels, Probabilities probabilities, ClassList classes) : LabelledImage(labels, probabilities, classes) where T : unmanaged
{
    const int Room = 2048;

    public override void ForEachLow(double atLeast, double atMost, LowPixel take)
    {
        var values = Probabilities.Values<T>();
        var ids = Labels.Ids;
        Span<int> pixels = stackalloc int[Room];
        Span<double> probabilities = stackalloc double[Room];
        Span<ushort> predicted = stackalloc ushort[Room];
        for (var from = 0; from < ids.Length;)
        {
            var count = LowLabels.Find(values, Classes.Count, ids, atLeast, atMost, ref from, pixels, probabilities);
            LowLabels.ArgMaxAt(values, Classes.Count, ids.Length, pixels[..count], Probabilities.Complete, predicted);
            for (var i = 0; i < count; i++)
                take(pixels[i], probabilities[i], predicted[i]);
        }
    }

    protected override ProbabilityDefect? Inspect(FirstCheck check) => (check == FirstCheck.Glance
        ? ProbabilityGlance.Inspect(Probabilities.Values<T>(), Classes.Count, Labels.Ids.Length, Labels.Ids, Probabilities.Complete)
        : ProbabilityCheck.Inspect(Probabilities.Values<T>(), Classes.Count, Labels.Ids.Length, Labels.Ids, Probabilities.Complete, check == FirstCheck.All)).Defect;

    protected override ProbabilityDefect? SumLabels(Span<long> sums, Span<long> pixels) => ClassSums.Add(Probabilities.Values<T>(), Classes.Count, Labels.Ids, sums, pixels);

    protected override ProbabilityDefect? CountDisagreement(ReadOnlySpan<double> thresholds, Span<long> histogram, Rival take) =>
        Disagreement.Count(Probabilities.Values<T>(), Classes.Count, Labels.Ids, Probabilities.Complete, thresholds, histogram, take).Defect;
}
