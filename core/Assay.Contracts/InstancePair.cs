namespace Assay;

/// <summary>A label and a reference's instance that a step takes for one object; at most one for each of them. A later step finds them in <see cref="Score.Pairs"/>.</summary>
/// <param name="Role">The role of the reference as the pairing step calls it; a later step that gives the same reference to a role of this name sees the same opinion.</param>
/// <param name="Instance">Position in the labels' instances.</param>
/// <param name="ReferenceInstance">Position in the reference's instances.</param>
public sealed record InstancePair(string Role, int Instance, int ReferenceInstance)
{
    /// <summary>Intersection over union, in [0,1], of what the step compared: masks or boxes.</summary>
    public required double Iou { get; init; }

    /// <summary>Null: the same object. Else why it is suspect: <see cref="FindingKind.WrongLabel"/> or <see cref="FindingKind.Inaccurate"/>.</summary>
    public string? Kind { get; init; }
}
