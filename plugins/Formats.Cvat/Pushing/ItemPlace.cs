namespace Assay.Formats.Cvat.Pushing;

/// <summary>Whether an item of the queue still is the object at its position: annotators go on while a run is reviewed, and positions move.</summary>
static class ItemPlace
{
    /// <summary>Where the object of an item is now; null when it is gone.</summary>
    public static Instance? Find(Item item, IReadOnlyList<Instance> instances) =>
        instances.ElementAtOrDefault(item.Instance ?? -1) is { } there && Is(item, there) ? there : instances.FirstOrDefault(instance => Is(item, instance));

    /// <summary>Whether it stands where it stood.</summary>
    public static bool Holds(Item item, IReadOnlyList<Instance> instances) =>
        item.Instance is not { } position || instances.ElementAtOrDefault(position) is { } there && Is(item, there);

    static bool Is(Item item, Instance instance) => instance.SourceId is { } id && ItemIdentity.OfSource(item.Sample, ItemIdentity.LabelSide, id) == item.Id;
}
