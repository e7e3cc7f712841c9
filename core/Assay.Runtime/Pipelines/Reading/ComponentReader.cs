using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>Reads <c>name: { options }</c> with the host-level keys beside it.</summary>
sealed class ComponentReader(Lint lint)
{
    readonly ScriptReader scripts = new(lint);

    /// <summary>The component, or null when none could be told; problems are reported either way.</summary>
    public Chosen? Read(Node node, Section section)
    {
        if (node is ScalarNode { Refused: true })
            return null;
        if (node is not MapNode map || map.Entries.Count == 0)
        {
            lint.Error(node.Place, Codes.NoComponent, $"{section.Word} is one component with its options, as in '{Example(node, section)}: {{}}', found {node.Describe()}{(node is ScalarNode { Text: var text } && text.IndexOf(':') > 0 ? "; a ':' needs a space behind it" : "")}");
            return null;
        }
        RefusePlanned(map, section);
        return ChooseEntry(map, section) is { } entry && FindComponent(entry, section) is { } component ? Create(component, entry, map, section.HostKeys) : null;
    }

    string Example(Node node, Section section) =>
        node is ScalarNode { IsNull: false } scalar && section.Names(lint.Catalog).Contains(scalar.Text) ? scalar.Text : section.Names(lint.Catalog).FirstOrDefault() ?? "name";

    void RefusePlanned(MapNode map, Section section)
    {
        foreach (var entry in map.Entries.Where(entry => section.Planned.Contains(entry.Key)))
            lint.Error(entry.Place, Codes.NotSupported, $"'{entry.Key}:' is planned, but not supported by this version; remove it");
    }

    /// <summary>The one entry that is no host-level key; of several the one that is known.</summary>
    MapEntry? ChooseEntry(MapNode map, Section section)
    {
        var others = map.Entries.Where(entry => !section.HostKeys.Contains(entry.Key) && !section.Planned.Contains(entry.Key)).ToList();
        var known = others.Where(entry => IsKnown(entry.Key)).ToList();
        var chosen = known.FirstOrDefault() ?? others.FirstOrDefault(entry => Suggestion.Nearest(entry.Key, section.HostKeys) is null) ?? others.FirstOrDefault();
        if (chosen is null)
            lint.Error(map.Place, Codes.NoComponent, $"{section.Word} needs a component beside {TextList.Of(map.Entries.Select(entry => entry.Key))}; there are: {TextList.Of(section.Names(lint.Catalog))}");
        foreach (var entry in others.Where(entry => entry != chosen))
            RefuseBeside(entry, chosen!, section, isComponent: known.Contains(entry));
        return chosen;
    }

    bool IsKnown(string name) => lint.Catalog.Named(name).Any() || Enum.GetValues<ComponentKind>().Any(kind => lint.Catalog.WhyRefused(kind, name) is not null);

    void RefuseBeside(MapEntry entry, MapEntry chosen, Section section, bool isComponent)
    {
        if (isComponent)
            lint.Error(entry.Place, Codes.TwoComponents, $"{section.Word} is one component, found '{chosen.Key}' (line {chosen.Place.Line}) and '{entry.Key}'");
        else
            lint.Error(entry.Place, Codes.UnknownKey, $"'{entry.Key}' beside '{chosen.Key}' is no key of {section.Word}{HintBeside(entry, chosen, section)} ("
                + (section.HostKeys.Length == 0 ? "" : $"keys here: {TextList.Of(section.HostKeys)}; ") + $"options go inside '{chosen.Key}: {{ ... }}')");
    }

    string HintBeside(MapEntry entry, MapEntry chosen, Section section) =>
        KeyFlaw.Hint(entry) is { Length: > 0 } flaw ? flaw
        : Suggestion.For(entry.Key, section.HostKeys) is { Length: > 0 } near ? near
        : IsOption(chosen.Key, entry.Key, section) ? $"; it is an option of '{chosen.Key}': indent it further than '{chosen.Key}:'" : "";

    bool IsOption(string component, string key, Section section)
    {
        try
        {
            return section.Kinds.Any(kind => lint.Catalog.Find(kind, component)?.OptionsType is { } type && OptionsSchema.Of(type).Keys.Contains(key));
        }
        catch (AssayException)
        {
            return false; // the component's plugin is broken; that is reported where it is created
        }
    }

    Component? FindComponent(MapEntry entry, Section section)
    {
        foreach (var kind in section.Kinds)
            if (lint.Catalog.Find(kind, entry.Key) is { } component)
                return component;
        var refused = section.Kinds.Select(kind => lint.Catalog.WhyRefused(kind, entry.Key)).FirstOrDefault(problem => problem is not null);
        if (refused is not null)
            lint.Error(entry.Place, Codes.UnknownComponent, $"'{entry.Key}' cannot be used: {refused.Message}");
        else if (lint.Catalog.Named(entry.Key).ToList() is { Count: > 0 } elsewhere)
            lint.Error(entry.Place, Codes.WrongKind, $"'{entry.Key}' is {string.Join(" and ", elsewhere.Select(other => KindWords.Of(other.Kind)))}, not {section.Word}; there are: {TextList.Of(section.Names(lint.Catalog))}");
        else
            lint.Error(entry.Place, Codes.UnknownComponent, $"no component is called '{entry.Key}'{Suggest(entry.Key, section)}{lint.Catalog.PerhapsIn}");
        return null;
    }

    string Suggest(string name, Section section) =>
        Suggestion.For(name, section.Names(lint.Catalog).Concat(section.HostKeys)) is { Length: > 0 } near ? near
        : section.Names(lint.Catalog).ToList() is { Count: > 0 } names ? $"; for {section.Word} there are: {TextList.Of(names)}"
        : $"; nothing installed is {section.Word}";

    Chosen? Create(Component component, MapEntry entry, MapNode around, string[] hostKeys)
    {
        try
        {
            var (schema, usable) = scripts.SchemaOf(component, entry);
            var options = OptionsBinder.Bind(lint.Folder, lint.Diagnostics, schema, entry.Value, entry.Place, component.Name, hostKeys);
            return new(component, options, entry.Place, around, usable && options.Succeeded ? component.Create(options.Value, lint.Hosts(component)) : null);
        }
        catch (AssayException e)
        {
            lint.Error(entry.Place, Codes.BadOptions, e.Code.StartsWith("plugin-", StringComparison.Ordinal) ? e.Message : Named(component, e));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            lint.Error(entry.Place, Codes.BadOptions, $"'{component.Name}' of plugin '{component.Plugin}' failed on its options: {e.GetType().Name}: {e.Message}");
        }
        return new(component, new BoundOptions(null, false, [], new Dictionary<string, string>()), entry.Place, around, null);
    }

    /// <summary>The component's name before what it says of its options, once.</summary>
    public static string Named(Component component, AssayException refusal) =>
        $"'{component.Name}': {(refusal.Message.StartsWith($"{component.Name}: ", StringComparison.Ordinal) ? refusal.Message[(component.Name.Length + 2)..] : refusal.Message)}";
}
