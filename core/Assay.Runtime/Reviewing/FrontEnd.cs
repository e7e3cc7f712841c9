using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Reviewing;

/// <summary>What opens a run's queue: what the pipeline names under <c>review:</c>, else the terminal as it comes. Results do not depend on it, so that any finished run can be reviewed.</summary>
public static class FrontEnd
{
    /// <summary>The front end of pipelines that name none.</summary>
    public const string Usual = "terminal";

    /// <summary>The pipeline with a front end; as it was when there is none to be had.</summary>
    public static Pipeline With(Pipeline pipeline, PluginCatalog catalog) =>
        pipeline.Review is not null || catalog.Find(ComponentKind.Reviewer, Usual) is not { } component ? pipeline
        : pipeline with { Review = new ComponentUse(component, component.OptionsType is { } type ? OptionsSchema.Of(type).Create() : null, new Place(pipeline.File, 1, 1)) };
}
