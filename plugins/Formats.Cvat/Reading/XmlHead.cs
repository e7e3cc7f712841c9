using System.Text;
using System.Text.RegularExpressions;

namespace Assay.Formats.Cvat.Reading;

/// <summary>The beginning of an XML file: whether it looks like one of CVAT's.</summary>
static partial class XmlHead
{
    const int Length = 4096;

    public static bool IsCvat(string path) => Describe(path) is not null;

    /// <summary>What it is; null when it is something else or cannot be read.</summary>
    public static string? Describe(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var head = new byte[Length];
            var text = Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, Length, throwOnEndOfStream: false));
            return Describe(text.AsSpan());
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static string? Describe(ReadOnlySpan<char> text) => !Root().IsMatch(text) ? null
        : text.Contains("<mode>interpolation", StringComparison.Ordinal) || text.Contains("<track", StringComparison.Ordinal) ? "CVAT for video"
        : text.Contains("<meta", StringComparison.Ordinal) || text.Contains("<image", StringComparison.Ordinal) || text.Contains("<version>1.", StringComparison.Ordinal) ? "CVAT for images" : null;

    [GeneratedRegex(@"^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<annotations[\s>]", RegexOptions.CultureInvariant)]
    private static partial Regex Root();
}
