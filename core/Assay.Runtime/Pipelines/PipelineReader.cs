using Assay.Runtime.Pipelines.Reading;
using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Pipelines;

/// <summary>Reads and checks a pipeline: every name, option and expression, in one pass. Runs nothing, opens no data; of files only the existence is looked at.</summary>
public static class PipelineReader
{
    /// <param name="file">The YAML file, as diagnostics are to show it.</param>
    /// <param name="hosts">What components get when they are created.</param>
    /// <exception cref="PipelineException">It cannot be used; holds every problem, in file order.</exception>
    public static Pipeline Read(string file, PluginCatalog catalog, ScriptHost scripts, Func<Component, IHost> hosts) =>
        Read(PipelineText.Load(file), catalog, scripts, hosts);

    /// <summary>The same for text that need not be a file of its own; relative paths start from the folder of its file.</summary>
    public static Pipeline Read(PipelineText text, PluginCatalog catalog, ScriptHost scripts, Func<Component, IHost> hosts) => Read(text, catalog, scripts, hosts, null, (root, _) => root);

    /// <param name="variables">What <c>${NAME}</c> stands for; null: the environment.</param>
    /// <param name="amend">Changes the document before it is read: a test puts its fixtures in.</param>
    internal static Pipeline Read(PipelineText text, PluginCatalog catalog, ScriptHost scripts, Func<Component, IHost> hosts, Func<string, string?>? variables, Func<Node, Diagnostics, Node> amend)
    {
        var diagnostics = new Diagnostics();
        var lint = new Lint(text.File, Path.GetDirectoryName(Path.GetFullPath(text.File))!, catalog, scripts, hosts, diagnostics) { Variables = variables };
        var pipeline = YamlReader.Read(text.File, text.Text, diagnostics, variables) is { } root ? new DocumentReader(lint, text.Text).Read(amend(root, diagnostics)) : RefuseEmpty(lint);
        return pipeline ?? throw new PipelineException(diagnostics.Sorted(text.File));
    }

    static Pipeline? RefuseEmpty(Lint lint)
    {
        if (lint.Diagnostics.Errors == 0)
            lint.Error(new Place(lint.File, 1, 1), Codes.NotAPipeline, "the file is empty; expected a mapping with 'dataset:' and 'steps:'");
        return null;
    }
}
