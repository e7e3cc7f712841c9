namespace Assay;

/// <summary>
/// Marks a public class as a component that a pipeline can name: a dataset, reference, scorer, table step, reviewer, output or image format, told by the
/// interface it implements. Its only constructor takes its options record, or the options and an <see cref="IHost"/>; a class without options takes nothing, or an
/// <see cref="IHost"/>. Constructors are cheap and do no I/O: lint calls them.
/// </summary>
/// <param name="name">snake_case; unique among the components of its kind.</param>
/// <param name="summary">One sentence, for lists.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ComponentAttribute(string name, string summary) : Attribute
{
    /// <summary>What a pipeline writes.</summary>
    public string Name { get; } = name;

    /// <summary>What it is for.</summary>
    public string Summary { get; } = summary;

    /// <summary>A scorer to begin with: a pipeline that <c>assay new pipeline</c> proposes runs those that fit, and names the others that would.</summary>
    public bool First { get; init; }
}
