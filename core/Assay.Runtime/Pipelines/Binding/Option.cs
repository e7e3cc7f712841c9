using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>One option: a property of an options record, as a pipeline sees it.</summary>
public sealed class Option
{
    readonly PropertyInfo property;

    internal Option(PropertyInfo property, NullabilityInfoContext nullability)
    {
        this.property = property;
        Key = Identifier.SnakeCase(property.Name);
        Required = property.IsDefined(typeof(RequiredMemberAttribute));
        Nullable = System.Nullable.GetUnderlyingType(property.PropertyType) is not null
            || (!property.PropertyType.IsValueType && nullability.Create(property).WriteState == NullabilityState.Nullable);
        Type = System.Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        Range = property.GetCustomAttribute<RangeAttribute>();
        Group = property.GetCustomAttribute<OneOfAttribute>()?.Group;
        IsRest = property.IsDefined(typeof(RestAttribute));
        Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
    }

    /// <summary>snake_case.</summary>
    public string Key { get; }

    /// <summary>Without <c>?</c>.</summary>
    public Type Type { get; }
    public bool Required { get; }
    public bool Nullable { get; }
    public RangeAttribute? Range { get; }

    /// <summary>Of the options of one group exactly one is given.</summary>
    public string? Group { get; }

    /// <summary>Takes every key that is no other option's.</summary>
    public bool IsRest { get; }
    public string Description { get; }

    public object? ValueOf(object record) => property.GetValue(record);

    internal void Set(object record, object? value) => property.SetValue(record, value);
}
