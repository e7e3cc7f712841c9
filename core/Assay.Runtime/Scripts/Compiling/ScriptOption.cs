using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>Reads a parameter that the pipeline gives a value to: its type, default, range and description.</summary>
static class ScriptOption
{
    const string Space = "System.ComponentModel.";

    /// <summary>An attribute says that it is an option, default or not.</summary>
    public static bool IsMarked(IParameterSymbol parameter) =>
        Find(parameter, "DataAnnotations.RangeAttribute") is not null || Find(parameter, "DataAnnotations.AllowedValuesAttribute") is not null || Find(parameter, "DescriptionAttribute") is not null;

    public static bool IsOfKnownType(IParameterSymbol parameter) => ScriptTypes.IsKnown(TypeOf(parameter).Type);

    /// <summary>The option, or null when the type is none that an option has, or something was complained of.</summary>
    public static ScriptParameter? Read(IParameterSymbol parameter, string key, Func<string, ScriptParameter?> complain)
    {
        if (!IsOfKnownType(parameter))
            return null;
        var (type, isList, isNullable) = TypeOf(parameter);
        var range = RangeOf(parameter);
        if (range is not null && (type is not ("int" or "long" or "double") || isList))
            return complain($"parameter '{parameter.Name}' has a [Range] and is no number");
        if (parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null } && !isNullable)
            return complain($"parameter '{parameter.Name}' has no value as its default; write '{parameter.Type.Name}? {parameter.Name} = null', or leave the default out if the pipeline must give one");
        var value = parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null;
        if (value is double number && !double.IsFinite(number))
            return complain($"parameter '{parameter.Name}' has the default {number}, which is no number that a pipeline could write; use null");
        if (value is int or long or double && range is not null && !Holds(range, Convert.ToDouble(value, CultureInfo.InvariantCulture)))
            return complain($"parameter '{parameter.Name}' has the default {ScriptTypes.Text(value)}, which its [Range] excludes");
        return new ScriptParameter(key, ScriptFill.Option)
        {
            Type = type,
            IsList = isList,
            Optional = isNullable,
            Required = !parameter.HasExplicitDefaultValue,
            Default = value is null ? null : ScriptTypes.Text(value),
            Range = range,
            Words = Find(parameter, "DataAnnotations.AllowedValuesAttribute")?.ConstructorArguments[0].Values.Select(word => word.Value as string).OfType<string>().ToArray(),
            Description = Find(parameter, "DescriptionAttribute")?.ConstructorArguments is [{ Value: string text }] ? text : "",
        };
    }

    /// <summary>Without list and question mark.</summary>
    static (string Type, bool IsList, bool IsNullable) TypeOf(IParameterSymbol parameter)
    {
        var isNullable = parameter.NullableAnnotation == NullableAnnotation.Annotated;
        var type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } optional ? optional.TypeArguments[0] : parameter.Type;
        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IReadOnlyList_T } list
            ? (ScriptSignature.Name(list.TypeArguments[0]), true, isNullable) : (ScriptSignature.Name(type), false, isNullable || !SymbolEqualityComparer.Default.Equals(type, parameter.Type));
    }

    static ScriptRange? RangeOf(IParameterSymbol parameter)
    {
        if (Find(parameter, "DataAnnotations.RangeAttribute") is not { ConstructorArguments: [{ Value: int or double } low, { Value: int or double } high] } range)
            return null;
        bool Is(string name) => range.NamedArguments.Any(argument => argument.Key == name && argument.Value.Value is true);
        return new ScriptRange(Convert.ToDouble(low.Value, CultureInfo.InvariantCulture), Convert.ToDouble(high.Value, CultureInfo.InvariantCulture), Is("MinimumIsExclusive"), Is("MaximumIsExclusive"));
    }

    static bool Holds(ScriptRange range, double value) =>
        (range.MinimumIsExclusive ? value > range.Minimum : value >= range.Minimum) && (range.MaximumIsExclusive ? value < range.Maximum : value <= range.Maximum);

    static AttributeData? Find(IParameterSymbol parameter, string name) => parameter.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } type && ScriptSignature.Name(type) == Space + name);
}
