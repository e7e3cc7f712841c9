using System.Security.Cryptography;
using System.Text;

namespace Assay;

/// <summary>How the ids of items are made: the host's, and those of whoever looks for an item's object in data that have changed since the run.</summary>
public static class ItemIdentity
{
    /// <summary>The side of a sample's own labels; the other sides are called as their references.</summary>
    public const string LabelSide = "label";

    /// <summary>16 hexadecimal digits: the first 8 bytes of the SHA-256 of a text in UTF-8.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <summary>The id of an instance that its source knows by an id: nothing else about it counts, so that it survives whatever else is edited.</summary>
    /// <param name="sample">The sample's id.</param>
    /// <param name="side"><see cref="LabelSide"/>, or the reference's id.</param>
    /// <param name="sourceId">The instance's <see cref="Instance.SourceId"/>.</param>
    public static string OfSource(string sample, string side, string sourceId) => Hash($"instance\n{sample}\n{side}\nid {sourceId}");
}
