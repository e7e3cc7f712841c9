using System.Reflection;

namespace Assay.Runtime.Scripts.Compiling;

/// <summary>System.Math for values that may be empty: as with operators, an empty argument gives an empty result.</summary>
static class LiftedMath
{
    static readonly ILookup<string, MethodInfo> Methods = typeof(Math).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(Fits).ToLookup(method => method.Name);

    static readonly IReadOnlyList<string> Constants = [.. typeof(Math).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name)];

    /// <summary>What may follow <c>Math.</c></summary>
    public static IEnumerable<string> Names => Constants.Concat(Methods.Select(group => group.Key));

    /// <summary>A nested class that holds the functions and constants in use.</summary>
    public static string Source(IReadOnlyCollection<string> used) => used.Count == 0 ? "" :
        "static class Math {\n" + string.Concat(used.Select(name => Constants.Contains(name)
            ? $"public const double {name} = global::System.Math.{name};\n"
            : string.Concat(Methods[name].Select(Lifted)))) + "}\n";

    static string Lifted(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var declared = string.Join(", ", parameters.Select((parameter, i) => $"{Name(parameter.ParameterType)}? a{i}"));
        var there = string.Join(" && ", parameters.Select((_, i) => $"a{i} is {{ }} b{i}"));
        var passed = string.Join(", ", parameters.Select((_, i) => $"b{i}"));
        return $"public static {Name(method.ReturnType)}? {method.Name}({declared}) => {there} ? global::System.Math.{method.Name}({passed}) : null;\n";
    }

    static bool Fits(MethodInfo method) => Name(method.ReturnType) is not null && method.GetParameters() is [var first, ..] parameters
        && first.ParameterType == typeof(double) && parameters.All(parameter => !parameter.IsOut && Name(parameter.ParameterType) is not null);

    static string? Name(Type type) => type == typeof(double) ? "double" : type == typeof(int) ? "int" : null;
}
