namespace Assay.Runtime.Pipelines.Binding;

/// <summary>Options whose keys depend on what they were made for: those of a script are its function's parameters.</summary>
interface IHasSchema
{
    OptionsSchema Schema { get; }
}
