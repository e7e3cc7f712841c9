using System.Runtime.InteropServices;
using System.Text.Json;
using Assay.Runtime.Caching;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>Hashes what the labels say about an item: of an object itself, of a region its pixels, of a sample or an omission all of them. Classes count by name.</summary>
static class LabelHash
{
    const string Gone = "gone";

    public static string Of(Item item, Sample sample, ClassList classes) => item switch
    {
        { Unit: Unit.Instance } => OfInstance(item, sample.Labels?.Instances ?? [], classes),
        { Region.Box: var box } when sample.Labels?.Map is { } map => Start(sample.Size, classes).Add(MemoryMarshal.AsBytes(Part(map, box).Ids)).Hex(),
        _ => OfAll(sample, classes),
    };

    static Digest Start(Size size, ClassList classes) => new Digest().Add(size.Width).Add(size.Height).Add(string.Join('\n', classes.Select(entry => entry.Name)));

    /// <summary>The object is found by its id: another one may have its position now.</summary>
    static string OfInstance(Item item, IReadOnlyList<Instance> instances, ClassList classes)
    {
        var place = Array.IndexOf(ItemId.OfInstances(item.Sample, InstanceItem.LabelSide, instances, classes), item.Id);
        return place < 0 ? Gone : Add(new Digest(), instances[place], classes).Hex();
    }

    static LabelMap Part(LabelMap map, Box box)
    {
        int Clamp(double at, int most) => (int)Math.Clamp(at, 0, most);
        var (left, top) = (Clamp(Math.Floor(box.X), map.Size.Width - 1), Clamp(Math.Floor(box.Y), map.Size.Height - 1));
        var (right, bottom) = (Clamp(Math.Ceiling(box.X + box.Width), map.Size.Width), Clamp(Math.Ceiling(box.Y + box.Height), map.Size.Height));
        return map.Crop(new Window(left, top, new Size(Math.Max(1, right - left), Math.Max(1, bottom - top))));
    }

    static string OfAll(Sample sample, ClassList classes)
    {
        var digest = Start(sample.Size, classes).Add(sample.Labels is null ? "none" : "labels");
        if (sample.Labels?.Map is { } map)
            digest.Add("map").Add(MemoryMarshal.AsBytes(map.Ids));
        if (sample.Labels?.Instances is { } instances)
        {
            digest.Add("instances").Add(instances.Count);
            foreach (var instance in instances)
                Add(digest, instance, classes);
        }
        if (sample.Labels?.Tags is { } tags)
            digest.Add("tags").Add(string.Join('\n', tags.Select(classes.NameOf).Order(StringComparer.Ordinal)));
        return digest.Hex();
    }

    static Digest Add(Digest digest, Instance instance, ClassList classes)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            InstanceJson.Write(json, instance with { Class = 0 });
        return digest.Add(classes.NameOf(instance.Class)).Add(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
