using System.Buffers;
using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>A label map and what a reference decides at each of its pixels; refuses what cannot be compared. Owns rented memory until it is disposed.</summary>
sealed class Decided : IDisposable
{
    readonly ushort[] predicted;

    Decided(LabelMap labels, int classes) => (Labels, Classes, predicted) = (labels, classes, ArrayPool<ushort>.Shared.Rent(labels.Ids.Length));

    public LabelMap Labels { get; }

    /// <summary>Every id of both maps is below this, or void.</summary>
    public int Classes { get; }

    /// <summary>The reference's class of each pixel. Where the labels are void it means nothing.</summary>
    public Span<ushort> Predicted => predicted.AsSpan(0, Labels.Ids.Length);

    /// <summary>Null without labels or opinion.</summary>
    public static Decided? Of(Exam exam, string role)
    {
        if (exam.LabelMap is not { } labels)
            return null;
        return exam.Opinion(role) switch
        {
            { Probabilities: { Classes: > 0 } probabilities } => Of(exam, labels, probabilities),
            { LabelMap: { } map } => Of(exam, labels, map),
            _ => null,
        };
    }

    static Decided Of(Exam exam, LabelMap labels, Probabilities probabilities)
    {
        Refusals.Sizes(labels.Size, probabilities.Size);
        Refusals.Outside(labels, probabilities.Classes, "the labels have", "the reference has probabilities of");
        var decided = new Decided(labels, probabilities.Classes);
        try
        {
            Refusals.Defect(Decisions.Find(probabilities, labels, decided.Predicted).Defect, labels.Size.Width, exam.Classes);
            return decided;
        }
        catch
        {
            decided.Dispose();
            throw;
        }
    }

    static Decided Of(Exam exam, LabelMap labels, LabelMap reference)
    {
        Refusals.Sizes(labels.Size, reference.Size);
        // Without a list of classes the maps' own ids are all there is.
        var classes = exam.Classes.Count > 0 ? exam.Classes.Count : Math.Max(Decisions.Highest(labels), Decisions.Highest(reference)) + 1;
        Refusals.Outside(labels, classes, "the labels have", "there are");
        Refusals.Outside(reference, classes, "the reference has", "there are");
        var decided = new Decided(labels, classes);
        reference.Ids.CopyTo(decided.Predicted);
        return decided;
    }

    public void Dispose() => ArrayPool<ushort>.Shared.Return(predicted);
}
