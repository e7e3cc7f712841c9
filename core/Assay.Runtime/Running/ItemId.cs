using System.Text;
using System.Text.Json;

namespace Assay.Runtime.Running;

/// <summary>Stable item ids: 16 hex digits of SHA-256 over sample, unit and identity.</summary>
static class ItemId
{
    public static string OfSample(string sample) => ItemIdentity.Hash($"sample\n{sample}");

    /// <summary>Identity is the source's id; without one, class name and geometry.</summary>
    public static string OfInstance(string sample, string side, Instance instance, ClassList classes) =>
        instance.SourceId is { } id ? ItemIdentity.OfSource(sample, side, id) : ItemIdentity.Hash($"instance\n{sample}\n{side}\n{classes[instance.Class].Name} {Shape(instance)}");

    /// <summary>Ids of all instances of a side, in order. Of instances that are the same in everything (an object drawn twice), each has an id of its own.</summary>
    public static string[] OfInstances(string sample, string side, IReadOnlyList<Instance> instances, ClassList classes) =>
        Distinct(instances.Select(instance => OfInstance(sample, side, instance, classes)));

    /// <summary>Ids of a step's regions, in order. Identity is the names of both classes and the box; what was measured is not part of it.</summary>
    public static string[] OfRegions(string sample, string step, IEnumerable<Finding> regions, ClassList classes) =>
        Distinct(regions.Select(region => ItemIdentity.Hash($"region\n{sample}\n{step}\n{Name(region.Class, classes)}\n{Name(region.ReferenceClass, classes)}\n{Shape(new Instance { Class = 0, Geometry = new BoxGeometry(region.Box!.Value) })}")));

    static string Name(int? position, ClassList classes) => position is { } at ? classes.NameOf(at) : "";

    static string[] Distinct(IEnumerable<string> ids)
    {
        Dictionary<string, int> times = [];
        return [.. ids.Select(id =>
        {
            var before = times.GetValueOrDefault(id);
            times[id] = before + 1;
            return before == 0 ? id : ItemIdentity.Hash($"again {before}\n{id}");
        })];
    }

    static string Shape(Instance instance)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            InstanceJson.Write(json, new Instance { Class = 0, Geometry = instance.Geometry });
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
