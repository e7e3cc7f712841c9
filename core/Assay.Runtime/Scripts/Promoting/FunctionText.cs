using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>The function of a script as the other part of its class calls it, and as the component calls that.</summary>
/// <param name="script">Compiled.</param>
/// <param name="name">Of the plugin.</param>
sealed class FunctionText(CompiledScript script, PluginName name)
{
    /// <summary><c>Exam exam, LabelMap model, double limit</c>.</summary>
    public string Parameters => string.Join(", ", script.Parameters.Select(parameter => $"{TypeOf(parameter)} {NameOf(parameter)}"));

    /// <summary><c>exam, model, limit</c>.</summary>
    public string Names => string.Join(", ", script.Parameters.Select(NameOf));

    /// <summary><c>exam, model, options.Limit</c>.</summary>
    public string Arguments => string.Join(", ", script.Parameters.Select(parameter => parameter.Fill == ScriptFill.Option ? $"options.{PropertyOf(parameter)}" : NameOf(parameter)));

    public string PropertyOf(ScriptParameter parameter) => OptionName.Property(parameter.Key, OptionsText.RecordOf(name));

    public static string NameOf(ScriptParameter parameter) => parameter.Fill switch
    {
        ScriptFill.Exam => "exam",
        ScriptFill.Table => "table",
        ScriptFill.Run => "run",
        ScriptFill.Writer => "writer",
        ScriptFill.Cancellation => "cancel",
        _ => OptionName.Variable(parameter.Key),
    };

    static string TypeOf(ScriptParameter parameter) => parameter.Fill switch
    {
        ScriptFill.Exam => "Exam",
        ScriptFill.Table => "Table",
        ScriptFill.Run => "IRun",
        ScriptFill.Writer => "TextWriter",
        ScriptFill.Cancellation => "CancellationToken",
        ScriptFill.Opinion => TypeOf(parameter.Of) + (parameter.Optional ? "?" : ""),
        ScriptFill.Column => parameter.Optional ? "double?" : "double",
        ScriptFill.Attribute => "string?",
        _ => CSharpText.TypeOf(parameter),
    };

    static string TypeOf(Evidence evidence) => evidence switch
    {
        Evidence.Probabilities => "Probabilities",
        Evidence.Instances => "IReadOnlyList<Instance>",
        Evidence.ClassScores => "IReadOnlyList<double>",
        Evidence.Value => "double",
        _ => "LabelMap",
    };
}
