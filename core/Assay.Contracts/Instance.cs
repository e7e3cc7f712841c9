using System.Collections.ObjectModel;

namespace Assay;

/// <summary>One object of a sample, annotated or predicted.</summary>
public sealed record Instance
{
    /// <summary>From a dataset or reference: its own class id. In an exam: the position in <see cref="Exam.Classes"/>; instances of void classes are not there.</summary>
    public required int Class { get; init; }

    /// <summary>The shape, when there is one.</summary>
    public Geometry? Geometry { get; init; }

    /// <summary>The id the source gave it; part of the item's identity, so that verdicts survive a new export.</summary>
    public string? SourceId { get; init; }

    /// <summary>A region that holds many objects of the class (COCO's iscrowd).</summary>
    public bool Crowd { get; init; }

    /// <summary>Higher covers lower.</summary>
    public int ZOrder { get; init; }

    /// <summary>How sure the reference is, in [0,1]; null for labels.</summary>
    public double? Confidence { get; init; }

    /// <summary>The area the file states, in square pixels, which need not be the mask's.</summary>
    public double? StatedArea { get; init; }

    /// <summary>The bounding box the file states.</summary>
    public Box? StatedBox { get; init; }

    /// <summary>The box around it: of its shape, or without one what the file states; null when it spans nothing. An empty mask spans nothing, whatever is stated.</summary>
    public Box? Bounds => Geometry is { } shape ? shape.Bounds : StatedBox;

    /// <summary>Identity over the frames of a video.</summary>
    public string? Track { get; init; }

    /// <summary>Who or what drew it ("manual", "sam", ...).</summary>
    public string? Source { get; init; }

    /// <summary>Further attributes by name.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = NoAttributes;

    /// <summary>Of a reference that was prompted with the labels (<see cref="IReference.ReadsLabels"/>): the position in the labels' instances of the one that this answers. Null otherwise.</summary>
    public int? Answers { get; init; }

    /// <summary>What a reference measured of its own answer, by name, snake_case: <c>stability</c>, ... Finite numbers.</summary>
    public IReadOnlyDictionary<string, double> Measured { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    static readonly IReadOnlyDictionary<string, string> NoAttributes = new Dictionary<string, string>();
}
