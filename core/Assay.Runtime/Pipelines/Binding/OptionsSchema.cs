using System.Collections.Concurrent;
using System.Reflection;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>What an options record lets a pipeline say; the record itself is the only place where that is written down.</summary>
public sealed class OptionsSchema
{
    static readonly ConcurrentDictionary<Type, OptionsSchema> Known = new();

    readonly Func<object?> create;

    OptionsSchema(Type type)
    {
        (Type, create) = (type, () => Activator.CreateInstance(type));
        var nullability = new NullabilityInfoContext();
        Options = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .OrderBy(property => Depth(property.DeclaringType!)).ThenBy(property => property.MetadataToken)
            .Select(property => new Option(property, nullability))];
    }

    /// <summary>A schema that is made for one use: a script's.</summary>
    internal OptionsSchema(Type type, IReadOnlyList<Option> options, Func<object> create) => (Type, Options, this.create) = (type, options, create);

    /// <summary>The schema that a record was bound by.</summary>
    internal static OptionsSchema OfRecord(object record) => record is IHasSchema own ? own.Schema : Of(record.GetType());

    public static OptionsSchema Of(Type type) => Known.GetOrAdd(type, static type => new OptionsSchema(type));

    public Type Type { get; }

    /// <summary>In the order of the record, inherited ones first.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <summary>The option that takes every other key, or null.</summary>
    public Option? Rest => Options.FirstOrDefault(option => option.IsRest);

    /// <summary>The option that a pipeline may give as a scalar in place of the mapping: the one that says so, else the only required one; null when there is neither.</summary>
    public Option? Shorthand => Options.FirstOrDefault(option => option.IsShorthand) ?? (Options.Where(option => option.Required && !option.IsRest).ToList() is [var only] ? only : null);

    public IEnumerable<string> Keys => Options.Where(option => !option.IsRest).Select(option => option.Key);

    public Option? Find(string key) => Options.FirstOrDefault(option => option.Key == key && !option.IsRest);

    /// <summary>A record with every option at its default; required ones are null or zero.</summary>
    public object Create() => create()
        ?? throw new AssayException("plugin-component", $"the options record {Type.FullName} cannot be created");

    static int Depth(Type type) => type.BaseType is { } ancestor ? 1 + Depth(ancestor) : 0;
}
