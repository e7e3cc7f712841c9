using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Binding;

namespace Assay.Runtime.Evaluating;

/// <summary>A dataset's options with another path in place of that of its labels.</summary>
static class OtherPath
{
    static readonly string[] LabelKeys = ["labels", "annotations"];

    /// <summary>It is the only path that the dataset requires, or the one called so.</summary>
    /// <exception cref="AssayException">There is no such option, or more than one could be meant.</exception>
    public static object In(DatasetUse use, string path)
    {
        var schema = use.Options is null ? null : OptionsSchema.OfRecord(use.Options);
        var paths = schema?.Options.Where(option => option.Type == typeof(InputPath)).ToArray() ?? [];
        if ((paths.Where(option => option.Required).ToArray() is [var only] ? only : paths.FirstOrDefault(option => LabelKeys.Contains(option.Key))) is not { } labels)
            throw new AssayException("no-corrected", $"it is not known which option of the dataset '{use.Component.Name}' {path} stands for; make the release a reference of the pipeline and give its id");
        var options = schema!.Create();
        foreach (var option in schema.Options)
            option.Set(options, option == labels ? new InputPath(path) : option.ValueOf(use.Options!));
        return options;
    }
}
