using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>How a component is written in a pipeline, with its required options filled in by way of example.</summary>
public static class ComponentExample
{
    public static string Yaml(Component component)
    {
        var use = $"{component.Name}: {Options(component.OptionsType)}";
        return component.Kind switch
        {
            ComponentKind.Dataset => $"dataset:\n  {use}\n",
            ComponentKind.Reference => $"references:\n  second_opinion:\n    {use}\n",
            ComponentKind.Reviewer => $"review:\n  {use}\n",
            ComponentKind.Output => $"outputs:\n  - {use}\n",
            ComponentKind.ImageFormat => "# image formats are used by the host, not named in pipelines\n",
            _ => $"steps:\n  - {use}\n",
        };
    }

    static string Options(Type? type)
    {
        if (type is null)
            return "{}";
        var schema = OptionsSchema.Of(type);
        if (schema.Shorthand is { } only && TypeWords.ElementOf(only.Type) is null && only.Type.IsValueType)
            return Value(only);
        var shown = schema.Options.Where(option => option.Required || option.Type == typeof(ReferenceName) || (option.IsRest && TypeWords.ValueOf(option.Type) == typeof(Expression)))
            .Concat(schema.Options.Where(option => option.Group is not null).DistinctBy(option => option.Group));
        return "{" + string.Join(",", shown.Select(option => $" {(option.IsRest ? "name" : option.Key)}: {Value(option)}")) + " }";
    }

    static string Value(Option option) => option.Example ?? Value(TypeWords.ElementOf(option.Type) ?? (option.IsRest ? TypeWords.ValueOf(option.Type) : null) ?? option.Type, option);

    static string Value(Type type, Option option) =>
        type == typeof(bool) ? "true"
        : type == typeof(int) || type == typeof(long) || type == typeof(double) ? option.Range?.Minimum.ToString() ?? "1"
        : type == typeof(InputPath) ? $"path/to/{option.Key.Replace('_', '-')}"
        : type == typeof(OutputPath) ? $"out/{option.Key.Replace('_', '-')}"
        : type == typeof(ReferenceName) ? "second_opinion"
        : type == typeof(ColumnName) ? "ti"
        : type == typeof(StepName) ? "match"
        : type == typeof(Expression) ? "ti < 0.5"
        : type == typeof(SecretName) ? "API_KEY"
        : type.IsEnum ? TypeWords.Words(type).First()
        : type == typeof(string) ? "text"
        : "{}";
}
