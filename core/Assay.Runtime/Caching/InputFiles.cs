using System.Collections;
using Assay.Kernels.Files;
using Assay.Runtime.Pipelines.Binding;

namespace Assay.Runtime.Caching;

/// <summary>The files that an options record names.</summary>
static class InputFiles
{
    /// <exception cref="IOException">One of them is not there.</exception>
    public static IEnumerable<string> Of(object? options) => Paths(options).SelectMany(path =>
    {
        var found = PathSet.Find(path.Path);
        return found.Paths.Select(found.Absolute);
    });

    static IEnumerable<InputPath> Paths(object? value) => value switch
    {
        null or string => [],
        InputPath path => [path],
        ValueType => [],
        IDictionary map => map.Values.Cast<object?>().SelectMany(Paths),
        IEnumerable list => list.Cast<object?>().SelectMany(Paths),
        _ => OptionsSchema.OfRecord(value).Options.SelectMany(option => Paths(option.ValueOf(value))),
    };
}
