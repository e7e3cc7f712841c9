using System.Reflection;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Plugins;

/// <summary>Every component there is: those built in and those of the plugins. Read from metadata; a plugin is loaded when one of its components is first used.</summary>
public sealed class PluginCatalog
{
    readonly List<Component> components = [];
    readonly List<Problem> problems = [];
    readonly Dictionary<(ComponentKind, string), Problem> refused = [];

    /// <summary>Reads the built-in components, the plugins beside the application, those of ASSAY_PLUGINS and those of the folders given.</summary>
    public static PluginCatalog Discover(params IEnumerable<string> folders) => Discover(AppContext.BaseDirectory, folders);

    /// <param name="application">The folder whose <c>plugins/</c> is searched first.</param>
    /// <param name="folders">More folders that hold plugins, or are one.</param>
    public static PluginCatalog Discover(string application, IEnumerable<string> folders)
    {
        var catalog = new PluginCatalog();
        catalog.AddBuiltIn();
        var fromEnvironment = (Environment.GetEnvironmentVariable("ASSAY_PLUGINS") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var mains = PluginFolders.Find(Path.Combine(application, "plugins"), mustExist: false, catalog.problems)
            .Concat(fromEnvironment.Concat(folders).SelectMany(folder => PluginFolders.Find(folder, mustExist: true, catalog.problems)));
        foreach (var main in mains.Distinct().ToList())
            catalog.AddPlugin(main);
        catalog.RefuseClashes();
        return catalog;
    }

    /// <summary>Usable components by kind, then name.</summary>
    public IReadOnlyList<Component> Components => components;

    /// <summary>What is wrong with plugins, each by name.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>A component, or null.</summary>
    public Component? Find(ComponentKind kind, string name) => components.Find(component => component.Kind == kind && component.Name == name);

    /// <summary>Components of a name, of any kind.</summary>
    public IEnumerable<Component> Named(string name) => components.Where(component => component.Name == name);

    /// <summary>Why a component that exists somewhere cannot be used, or null when nothing of that name is known.</summary>
    public Problem? WhyRefused(ComponentKind kind, string name) => refused.GetValueOrDefault((kind, name));

    /// <summary>For a name that is not there: what is near, or why it was refused.</summary>
    public string WhyMissing(string name, string? kind = null)
    {
        var reason = refused.Where(entry => entry.Key.Item2 == name).Select(entry => entry.Value.Message).FirstOrDefault();
        return reason is not null ? $"component '{name}' cannot be used: {reason}"
            : $"no component is called '{name}'{(kind is null ? "" : $" and is a {kind}")}{Suggestion.For(name, components.Select(component => component.Name).Distinct())}; 'assay list' shows those there are";
    }

    /// <summary>Adds classes of assemblies that are already loaded: built-in ones in tests.</summary>
    internal PluginCatalog With(params IEnumerable<Type> types)
    {
        foreach (var type in types)
            if (type.GetCustomAttribute<ComponentAttribute>() is { } attribute)
                foreach (var kind in KindsOf(type))
                    components.Add(new(attribute.Name, kind, attribute.Summary, "tests", "0.0.0", type.Assembly.Location, () => type));
        RefuseClashes();
        return this;
    }

    static IEnumerable<ComponentKind> KindsOf(Type type) =>
        from pair in new (Type Contract, ComponentKind Kind)[]
        {
            (typeof(IDataset), ComponentKind.Dataset), (typeof(IReference), ComponentKind.Reference), (typeof(IScorer), ComponentKind.Scorer),
            (typeof(ITableStep), ComponentKind.TableStep), (typeof(IReviewer), ComponentKind.Reviewer), (typeof(IOutput), ComponentKind.Output),
            (typeof(IImageFormat), ComponentKind.ImageFormat),
        }
        where pair.Contract.IsAssignableFrom(type)
        select pair.Kind;

    void AddBuiltIn()
    {
        var assembly = typeof(PluginCatalog).Assembly;
        Add("assay", assembly.Location, AssemblyContentsReader.Read(assembly.Location), () => assembly);
    }

    void AddPlugin(string main)
    {
        var plugin = Path.GetFileNameWithoutExtension(main);
        if (Read(plugin, main) is not { } contents)
            return;
        if (contents.Contracts is null)
            problems.Add(new("plugin-contract", $"plugin '{plugin}' does not reference Assay.Contracts, so it holds no component") { File = main });
        else if (!ContractVersion.Fits(contents.Contracts))
            Refuse(contents, plugin, new("plugin-contract", ContractVersion.Refusal(plugin, contents.Contracts)) { File = main });
        else
        {
            var assembly = new Lazy<Assembly>(() => new PluginContext(plugin, main).LoadFromAssemblyPath(main));
            Add(plugin, main, contents, () => assembly.Value);
        }
    }

    AssemblyContents? Read(string plugin, string main)
    {
        try
        {
            return AssemblyContentsReader.Read(main);
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            problems.Add(new("plugin-broken", $"plugin '{plugin}' cannot be read: {e.Message.TrimEnd('.')}; build or install it again") { File = main });
            return null;
        }
    }

    void Add(string plugin, string file, AssemblyContents contents, Func<Assembly> load)
    {
        foreach (var declared in contents.Components)
            if (declared.Flaw is { } flaw)
                problems.Add(new("plugin-component", $"component '{declared.Name}' of plugin '{plugin}' cannot be used: {flaw}") { File = file });
            else
                foreach (var kind in declared.Kinds)
                    components.Add(new(declared.Name, kind, declared.Summary, plugin, contents.Version.ToString(3), file, () => LoadType(plugin, file, declared, load)));
    }

    static Type LoadType(string plugin, string file, DeclaredComponent declared, Func<Assembly> load)
    {
        try
        {
            return load().GetType(declared.TypeName, throwOnError: true)!;
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException or ReflectionTypeLoadException or UnauthorizedAccessException)
        {
            throw new AssayException("plugin-broken", $"plugin '{plugin}' ({file}) cannot be loaded: {e.Message.TrimEnd('.')}; build or install it again", e);
        }
    }

    void Refuse(AssemblyContents contents, string plugin, Problem problem)
    {
        problems.Add(problem);
        foreach (var declared in contents.Components)
            foreach (var kind in declared.Kinds)
                refused.TryAdd((kind, declared.Name), problem);
    }

    /// <summary>Of two components with one name neither may win silently. Scorers and table steps share their names: both are written as steps.</summary>
    void RefuseClashes()
    {
        foreach (var clash in components.GroupBy(component => (Family(component.Kind), component.Name)).Where(group => group.Count() > 1).ToList())
        {
            var owners = string.Join(" and ", clash.Select(component => $"'{component.Plugin}' ({component.File})").Distinct());
            var problem = new Problem("plugin-clash", $"component '{clash.Key.Name}' is declared twice: by {owners}; remove or rename one of them");
            problems.Add(problem);
            foreach (var component in clash)
                refused.TryAdd((component.Kind, component.Name), problem);
            components.RemoveAll(clash.Contains);
        }
        components.Sort((a, b) => (a.Kind, a.Name).CompareTo((b.Kind, b.Name)));
    }

    static ComponentKind Family(ComponentKind kind) => kind == ComponentKind.TableStep ? ComponentKind.Scorer : kind;
}
