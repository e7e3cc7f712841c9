using System.Collections;

namespace Assay.Runtime.Doctor;

/// <summary>The values with a meaning of their own (paths, names of secrets) in an options record, however deep.</summary>
static class OptionValues
{
    public static IEnumerable<object> Of(object? value) => value switch
    {
        null or string => [],
        InputPath or OutputPath or SecretName => [value],
        IDictionary map => map.Values.Cast<object?>().SelectMany(Of),
        IEnumerable list => list.Cast<object?>().SelectMany(Of),
        _ when value.GetType() is { IsPrimitive: false, IsEnum: false } type && type.Namespace != nameof(System) && type.Assembly != typeof(IScorer).Assembly =>
            type.GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.CanRead).SelectMany(property => Of(property.GetValue(value))),
        _ => [],
    };
}
