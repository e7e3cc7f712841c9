using System.ComponentModel.DataAnnotations;
using Assay.Runtime.Pipelines.Binding;

namespace Assay.Runtime.Scripts;

/// <summary>What a pipeline can say of one script: the keys that every script has, and its function's parameters.</summary>
static class ScriptSchema
{
    /// <param name="type">The options record of scripts in steps, or in outputs.</param>
    public static OptionsSchema Of(Type type, CompiledScript script) => new(type,
        [.. OptionsSchema.Of(type).Options.Where(option => !option.IsRest && Fits(option.Key, script)), .. script.Parameters.Where(IsFilledByPipeline).Select(Option)],
        () => (ScriptUse)Activator.CreateInstance(type)! with { Script = script, Values = [] });

    static bool Fits(string key, CompiledScript script) => key switch
    {
        "timeout" or "isolate" => script.Kind == ScriptKind.Score,
        "path" => script.Parameters.Any(parameter => parameter.Fill == ScriptFill.Writer),
        _ => true,
    };

    static bool IsFilledByPipeline(ScriptParameter parameter) => parameter.Fill is ScriptFill.Opinion or ScriptFill.Column or ScriptFill.Option;

    static Option Option(ScriptParameter parameter) => new(parameter.Key, TypeOf(parameter), record => ((ScriptUse)record).ValueOf(parameter), (record, value) => ((ScriptUse)record).Values[parameter.Key] = value)
    {
        Required = parameter.Required,
        Nullable = parameter.Fill == ScriptFill.Opinion || parameter.Fill == ScriptFill.Option && parameter.Optional,
        Range = parameter.Range is { } range ? new RangeAttribute(range.Minimum, range.Maximum) { MinimumIsExclusive = range.MinimumIsExclusive, MaximumIsExclusive = range.MaximumIsExclusive } : null,
        Words = parameter.Words,
        Description = parameter.Description,
    };

    static Type TypeOf(ScriptParameter parameter) => parameter.Fill switch
    {
        ScriptFill.Opinion => typeof(ReferenceName),
        ScriptFill.Column => typeof(ColumnName),
        _ => ScriptTypes.Of(parameter),
    };
}
