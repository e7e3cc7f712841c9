using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>One option: a property of an options record, as a pipeline sees it.</summary>
public sealed class Option
{
    readonly Func<object, object?> get;
    readonly Action<object, object?> set;

    internal Option(PropertyInfo property, NullabilityInfoContext nullability)
    {
        (get, set) = (property.GetValue, property.SetValue);
        Key = Identifier.SnakeCase(property.Name);
        Required = property.IsDefined(typeof(RequiredMemberAttribute));
        Nullable = System.Nullable.GetUnderlyingType(property.PropertyType) is not null
            || (!property.PropertyType.IsValueType && nullability.Create(property).WriteState == NullabilityState.Nullable);
        Type = System.Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        Range = property.GetCustomAttribute<RangeAttribute>();
        Group = property.GetCustomAttribute<OneOfAttribute>()?.Group;
        IsShorthand = property.IsDefined(typeof(ShorthandAttribute));
        IsRest = property.IsDefined(typeof(RestAttribute));
        Words = property.GetCustomAttribute<AllowedValuesAttribute>()?.Values.OfType<string>().ToArray();
        Example = property.GetCustomAttribute<DisplayAttribute>()?.Prompt;
        Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
    }

    /// <summary>An option that no property declares: a script's parameter.</summary>
    internal Option(string key, Type type, Func<object, object?> get, Action<object, object?> set) => (Key, Type, Description, this.get, this.set) = (key, type, "", get, set);

    /// <summary>snake_case.</summary>
    public string Key { get; }

    /// <summary>Without <c>?</c>.</summary>
    public Type Type { get; }
    public bool Required { get; init; }
    public bool Nullable { get; init; }
    public RangeAttribute? Range { get; init; }

    /// <summary>Of text: the only words allowed; null when there is no such list.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>Of the options of one group exactly one is given.</summary>
    public string? Group { get; }

    /// <summary>What one might write, where the type alone does not tell; null: nothing is said.</summary>
    public string? Example { get; }

    /// <summary>Marked with <see cref="ShorthandAttribute"/>.</summary>
    public bool IsShorthand { get; }

    /// <summary>Takes every key that is no other option's.</summary>
    public bool IsRest { get; }
    public string Description { get; init; }

    public object? ValueOf(object record) => get(record);

    internal void Set(object record, object? value) => set(record, value);
}
