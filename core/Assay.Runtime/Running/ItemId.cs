using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Assay.Runtime.Running;

/// <summary>Stable item ids: 16 hex digits of SHA-256 over sample, unit and identity.</summary>
static class ItemId
{
    public static string OfSample(string sample) => Hash($"sample\n{sample}");

    /// <summary>Identity is the source's id; without one, class name and geometry.</summary>
    public static string OfInstance(string sample, string side, Instance instance, ClassList classes) =>
        Hash($"instance\n{sample}\n{side}\n" + (instance.SourceId is { } id ? $"id {id}" : $"{classes[instance.Class].Name} {Shape(instance)}"));

    static string Shape(Instance instance)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            InstanceJson.Write(json, new Instance { Class = 0, Geometry = instance.Geometry });
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
