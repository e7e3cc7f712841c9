using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>What the key of a pipeline is called in C#.</summary>
static class OptionName
{
    // What a record has anyway.
    static readonly string[] Taken = ["Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "EqualityContract", "PrintMembers", "Clone", "Finalize", "ReferenceEquals"];

    static readonly string[] Locals = ["exam", "options", "script", "score", "table", "run", "cancel", "writer"];

    /// <summary>A property that pipelines know by the key: <c>min_pixels</c> is <c>MinPixels</c>, and where that reads back as another key, <c>min_pixels</c>.</summary>
    /// <param name="record">The name of the record, which no member of it may have.</param>
    public static string Property(string key, string record) => Pascal(key) is var name && Identifier.SnakeCase(name) == key && !Taken.Contains(name) && name != record ? name : key;

    /// <summary>A variable: <c>my_model</c> is <c>myModel</c>.</summary>
    public static string Variable(string key) =>
        Pascal(key) is var name && char.ToLowerInvariant(name[0]) + name[1..] is var variable && (Identifier.IsKeyword(variable) || Locals.Contains(variable)) ? "the" + name : variable;

    static string Pascal(string key) => string.Concat(key.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
