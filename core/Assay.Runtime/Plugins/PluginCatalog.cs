using System.Reflection;
using System.Runtime.InteropServices;
using Assay.Kernels.Files;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Plugins;

/// <summary>Every component there is: those built in and those of the plugins. Read from metadata; a plugin is loaded when one of its components is first used.</summary>
public sealed class PluginCatalog
{
    readonly List<Plugin> plugins = [];
    readonly List<Component> components = [];
    readonly List<Problem> problems = [];
    readonly Dictionary<(ComponentKind, string), Problem> refused = [];
    readonly List<string> unread = [];

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
        foreach (var namesakes in mains.DistinctBy(RealPath.Of).GroupBy(main => Path.GetFileNameWithoutExtension(main), StringComparer.OrdinalIgnoreCase).ToList())
            if (namesakes.ToList() is [var main])
                catalog.AddPlugin(main);
            else
                catalog.RefuseNamesakes(namesakes.Key, [.. namesakes]);
        catalog.RefuseClashes();
        return catalog;
    }

    /// <summary>Those that can be used, in the order they were found.</summary>
    public IReadOnlyList<Plugin> Plugins => plugins;

    /// <summary>A plugin by name, or null; its <see cref="Plugin.Assembly"/> is what scripts refer to.</summary>
    public Plugin? FindPlugin(string name) => plugins.Find(plugin => plugin.Name == name);

    /// <summary>Usable components by kind, then name.</summary>
    public IReadOnlyList<Component> Components => components;

    /// <summary>What is wrong with plugins, each by name.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Loads every plugin, to know how long that takes and whether it works; what does not is a problem. No code of theirs runs.</summary>
    public void LoadAll()
    {
        foreach (var component in components)
            try
            {
                _ = component.OptionsType;
            }
            catch (AssayException e)
            {
                if (!problems.Any(problem => problem.Message == e.Message))
                    problems.Add(new(e.Code, e.Message) { File = component.File });
            }
    }

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
            : $"no component is called '{name}'{(kind is null ? "" : $" and is a {kind}")}{Suggestion.For(name, components.Select(component => component.Name).Distinct())}{PerhapsIn}; 'assay list' shows those there are";
    }

    /// <summary>What to add when a component is missing: plugins whose components nobody knows; mostly empty.</summary>
    public string PerhapsIn => unread.Count == 0 ? "" : $"; it may be in {string.Join(" or ", unread.Select(plugin => $"plugin '{plugin}'"))}, which cannot be read";

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
        Add(Plugin.Loaded(Plugin.BuiltIn, assembly), AssemblyContentsReader.Read(assembly.Location));
    }

    void AddPlugin(string main)
    {
        var name = Path.GetFileNameWithoutExtension(main);
        if (Read(name, main) is not { } contents)
            return;
        if (contents.Contracts is null && contents.Kernels is null)
            problems.Add(new(PluginCodes.Contract, $"plugin '{name}' does not reference Assay.Contracts, so it holds no component") { File = main });
        else if (Misfit(name, contents) is { } misfit)
            Refuse(contents, new(PluginCodes.Contract, misfit) { File = main });
        else
        {
            plugins.Add(Plugin.At(main, contents));
            Add(plugins[^1], contents);
        }
    }

    /// <summary>Why it cannot be loaded here, as far as its metadata tells; or null.</summary>
    static string? Misfit(string plugin, AssemblyContents contents) =>
        contents.Contracts is { } contracts && !ContractVersion.Fits(contracts) ? ContractVersion.Refusal(plugin, contracts)
        : contents.Kernels is { } kernels && !ContractVersion.Fits(kernels) ? ContractVersion.Refusal(plugin, "Assay.Kernels", kernels, ContractVersion.Ours)
        : contents.RunsOn is { } processor && processor != RuntimeInformation.ProcessArchitecture
            ? $"plugin '{plugin}' was built for {Word(processor)} processors only, this Assay runs on {Word(RuntimeInformation.ProcessArchitecture)}; build it for AnyCPU, or install it for {Word(RuntimeInformation.ProcessArchitecture)}"
        : null;

    static string Word(Architecture processor) => processor.ToString().ToLowerInvariant();

    AssemblyContents? Read(string plugin, string main)
    {
        try
        {
            return AssemblyContentsReader.Read(main);
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            unread.Add(plugin);
            problems.Add(new(PluginCodes.Broken, $"plugin '{plugin}' cannot be read: {e.Message.TrimEnd('.')}; build or install it again") { File = main });
            return null;
        }
    }

    void Add(Plugin plugin, AssemblyContents contents)
    {
        foreach (var declared in contents.Components)
            if (declared.Flaw is { } flaw)
                problems.Add(new(PluginCodes.Component, $"component '{declared.Name}' of plugin '{plugin.Name}' cannot be used: {flaw}") { File = plugin.File });
            else
                foreach (var kind in declared.Kinds)
                    components.Add(new(declared.Name, kind, declared.Summary, plugin, () => plugin.Assembly.GetType(declared.TypeName, throwOnError: true)!) { Libraries = declared.Libraries });
    }

    /// <summary>Of two plugins with one name neither may win silently.</summary>
    void RefuseNamesakes(string name, IReadOnlyList<string> mains)
    {
        var problem = new Problem(PluginCodes.Clash, $"plugin '{name}' lies in {mains.Count} places: {string.Join(" and ", mains)}; remove all but one");
        problems.Add(problem);
        foreach (var main in mains)
            if (Read(name, main) is { } contents)
                Refuse(contents, problem, isKnown: true);
    }

    void Refuse(AssemblyContents contents, Problem problem, bool isKnown = false)
    {
        if (!isKnown)
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
            var problem = new Problem(PluginCodes.Clash, $"component '{clash.Key.Name}' is declared twice: by {owners}; remove or rename one of them");
            problems.Add(problem);
            foreach (var component in clash)
                refused.TryAdd((component.Kind, component.Name), problem);
            components.RemoveAll(clash.Contains);
        }
        components.Sort((a, b) => (a.Kind, a.Name).CompareTo((b.Kind, b.Name)));
    }

    static ComponentKind Family(ComponentKind kind) => kind == ComponentKind.TableStep ? ComponentKind.Scorer : kind;
}
