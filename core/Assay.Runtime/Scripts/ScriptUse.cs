using System.ComponentModel;
using Assay.Runtime.Pipelines.Binding;

namespace Assay.Runtime.Scripts;

/// <summary>What a pipeline says of a script: its file, and values for the parameters of its function.</summary>
public abstract record ScriptUse : IHasSchema
{
    [Description("The C# script, a .csx file with a function called Score (a scorer), Keep or Select (a selector), or Write (an output).")]
    public required InputPath File { get; init; }

    [Rest]
    [Description("A parameter of the function: for an opinion the reference that answers, as in `unet: my_model`; else its value, as in `threshold: 0.3`.")]
    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>();

    /// <summary>Known from lint on.</summary>
    internal CompiledScript? Script { get; init; }

    /// <summary>What the pipeline gives, by key.</summary>
    internal Dictionary<string, object?> Values { get; init; } = [];

    internal CompiledScript Compiled => Script ?? throw new InvalidOperationException($"{File} is compiled before it is used");

    OptionsSchema IHasSchema.Schema => Script is null ? OptionsSchema.Of(GetType()) : ScriptSchema.Of(GetType(), Script);

    /// <summary>What a parameter gets: the pipeline's value, or what it is without one.</summary>
    internal object? ValueOf(ScriptParameter parameter) =>
        Values.TryGetValue(parameter.Key, out var given) ? given
        : parameter.Fill == ScriptFill.Column ? new ColumnName(parameter.Key)
        : ScriptTypes.Parse(parameter);
}
