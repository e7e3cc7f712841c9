namespace Assay;

// The options record is the schema. Its properties have init setters, defaults where they are not required, and [Description]; numbers may have
// System.ComponentModel.DataAnnotations' [Range]. snake_case keys are derived from the property names. Property types that bind: bool, int, long, double,
// string, enums (snake_case), the types below, nested records, and lists (a scalar is a list of one) and string-keyed dictionaries of these.

/// <summary>An existing file, folder or glob, given relative to the pipeline and held as an absolute path.</summary>
public readonly record struct InputPath(string Path)
{
    /// <inheritdoc/>
    public override string ToString() => Path;
}

/// <summary>A file or folder to be written, given relative to the pipeline and held as an absolute path.</summary>
public readonly record struct OutputPath(string Path)
{
    /// <inheritdoc/>
    public override string ToString() => Path;
}

/// <summary>
/// The id of a reference of the pipeline. The property's key is the role of the scorer's <see cref="Need"/>; a property of type <c>ReferenceName?</c> may be left
/// out when only one reference can answer.
/// </summary>
public readonly record struct ReferenceName(string Id)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>The full name of a column that an earlier step adds.</summary>
public readonly record struct ColumnName(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The id of an earlier step, whose scores a scorer reads with <see cref="Exam.Earlier"/>. Lint refuses one that is not there, a default too; <c>StepName?</c> may be left out.</summary>
public readonly record struct StepName(string Id)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>A C# expression over columns (<c>double?</c>) and attributes (<c>number["x"]</c>, <c>text["x"]</c>).</summary>
public readonly record struct Expression(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>The name of an environment variable that holds a secret.</summary>
public readonly record struct SecretName(string Variable)
{
    /// <inheritdoc/>
    public override string ToString() => Variable;
}

/// <summary>Of the properties that carry the same group, exactly one must be given.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(string group) : Attribute
{
    /// <summary>The group.</summary>
    public string Group { get; } = group;
}

/// <summary>The property takes every key that no other property takes; its type is a string-keyed dictionary.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RestAttribute : Attribute;

/// <summary>The option that a pipeline may give as a scalar or list in place of the mapping. Without it the only required option, when there is just one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShorthandAttribute : Attribute;
