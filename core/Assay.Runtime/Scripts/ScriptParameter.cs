namespace Assay.Runtime.Scripts;

/// <summary>Where the value of a parameter comes from.</summary>
enum ScriptFill
{
    Exam,
    Table,
    Run,
    Writer,
    Cancellation,

    /// <summary>What a reference says; the pipeline may name the reference.</summary>
    Opinion,

    /// <summary>A column's value in the row; the pipeline may name the column.</summary>
    Column,

    /// <summary>A text attribute of the row's sample, by the parameter's name.</summary>
    Attribute,

    /// <summary>A value from the pipeline.</summary>
    Option,
}

/// <summary>A parameter of a script's function.</summary>
/// <param name="Key">What the pipeline calls it: the name in snake_case.</param>
sealed record ScriptParameter(string Key, ScriptFill Fill)
{
    /// <summary>Of an opinion.</summary>
    public Evidence Of { get; init; }

    /// <summary>The function can do without: it takes null.</summary>
    public bool Optional { get; init; }

    /// <summary>Of an option: a key of <see cref="ScriptTypes"/>.</summary>
    public string Type { get; init; } = "";

    /// <summary>Of an option: a list of that type.</summary>
    public bool IsList { get; init; }

    /// <summary>Of an option: the pipeline must give it.</summary>
    public bool Required { get; init; }

    /// <summary>Of an option, as <see cref="ScriptTypes.Parse"/> reads it; null is null.</summary>
    public string? Default { get; init; }

    /// <summary>Of an option that is a number.</summary>
    public ScriptRange? Range { get; init; }

    /// <summary>Of an option that is text: the only words allowed.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    public string Description { get; init; } = "";
}

/// <summary>What [Range] on a parameter says.</summary>
sealed record ScriptRange(double Minimum, double Maximum, bool MinimumIsExclusive, bool MaximumIsExclusive);
