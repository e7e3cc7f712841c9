namespace Assay.Runtime.Running;

/// <summary>An instance or a region that appears in results. Identity is (Side, Index); the item id survives reruns.</summary>
/// <param name="Side">"label", a reference's id, or <see cref="RegionSide"/> of the step that found a region; none of them can be another.</param>
/// <param name="Index">Position in that side's instances, or in the step's regions.</param>
/// <param name="Class">Position in the dataset's classes; of a region what the label says, else what the reference says, else -1.</param>
/// <param name="Item">The item's id.</param>
sealed record InstanceItem(string Side, int Index, int Class, string Item)
{
    public const string LabelSide = ItemIdentity.LabelSide;

    const string RegionPrefix = "region:";

    /// <summary>The side of a step's regions. No id has a colon.</summary>
    public static string RegionSide(string step) => RegionPrefix + step;

    /// <summary>The step that found the region; null for an instance.</summary>
    public string? RegionStep => StepOf(Side);

    public Unit Unit => Side == LabelSide ? Unit.Instance : RegionStep is null ? Unit.Omission : Unit.Region;

    /// <summary>The step whose regions a side holds; null for other sides.</summary>
    public static string? StepOf(string side) => side.StartsWith(RegionPrefix, StringComparison.Ordinal) ? side[RegionPrefix.Length..] : null;
}
