using System.Collections.Concurrent;

namespace Assay.Review.Terminal;

/// <summary>A window of a sample, ready to be drawn: image, labels, references.</summary>
/// <param name="Image">Null without one.</param>
/// <param name="Labels">Null without any.</param>
/// <param name="References">In the order of the picture's; null where one has nothing to draw.</param>
sealed record PicturePart(Window Window, BandImage? Image, Layer? Labels, IReadOnlyList<Layer?> References)
{
    readonly ConcurrentDictionary<int, byte[]> distances = new();

    /// <summary>Every pixel of the window is held.</summary>
    public bool IsFull => (Image?.Frame.Step ?? 1) == 1 && (Labels?.Frame.Step ?? 1) == 1 && References.All(layer => (layer?.Frame.Step ?? 1) == 1);

    /// <summary>How far the labels' outlines are from a reference's; null when one of the two is missing. Made once.</summary>
    public byte[]? Distances(int reference) =>
        Labels is { } labels && References.ElementAtOrDefault(reference) is { } other ? distances.GetOrAdd(reference, _ => OutlineDistance.Find(labels, other)) : null;
}
