using System.Collections;

namespace Assay.Runtime.Doctor;

/// <summary>Variables that Assay reads, with their values; others that start with ASSAY_ without: they may be anything, also secrets.</summary>
static class EnvironmentFacts
{
    static readonly string[] Ours = ["AssayHome", "ASSAY_CACHE", "ASSAY_GDAL", "ASSAY_ONNXRUNTIME", "ASSAY_PLUGINS"];

    public static IReadOnlyList<Fact> All()
    {
        var names = Environment.GetEnvironmentVariables().Keys.Cast<string>();
        return
        [
            .. names.Where(name => name.StartsWith("ASSAY_", StringComparison.Ordinal) || Ours.Contains(name)).Order(StringComparer.Ordinal)
                .Select(name => new Fact(name, Ours.Contains(name) ? Environment.GetEnvironmentVariable(name)! : "set")),
        ];
    }
}
