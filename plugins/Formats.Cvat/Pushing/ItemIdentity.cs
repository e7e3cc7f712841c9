using System.Security.Cryptography;
using System.Text;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>Whether an item of the queue still is the object at its position: annotators go on while a run is reviewed, and positions move. An item's id is a hash of sample and the object's own id, as the host makes it.</summary>
static class ItemIdentity
{
    public static string Of(string sample, string sourceId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"instance\n{sample}\nlabel\nid {sourceId}")).AsSpan(0, 8));

    /// <summary>Where the object of an item is now; null when it is gone.</summary>
    public static Instance? Find(Item item, IReadOnlyList<Instance> instances) =>
        instances.ElementAtOrDefault(item.Instance ?? -1) is { SourceId: { } id } there && Of(item.Sample, id) == item.Id ? there
        : instances.FirstOrDefault(instance => instance.SourceId is { } other && Of(item.Sample, other) == item.Id);

    /// <summary>Whether it stands where it stood.</summary>
    public static bool Holds(Item item, IReadOnlyList<Instance> instances) =>
        item.Instance is not { } position || instances.ElementAtOrDefault(position)?.SourceId is { } id && Of(item.Sample, id) == item.Id;
}
